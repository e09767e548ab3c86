import type { WriteFlags } from "../../provision/provision-flags.js";

/** The lists of a plan that can be shown by themselves. */
export const planLists = {
  remove: "what will be removed",
  "side-effects": "the apps that end with memberships",
  held: "what is held back, since an app was kept",
  waiting: "what is held back until somebody decides about an app",
  "came-back": "what was gone and came back",
  rule: "what a rule decides",
  role: "roles and administrators' accounts",
  gone: "what is gone already",
} as const;
export type PlanList = keyof typeof planLists;

/** The flags of `review apply`. */
export interface ApplyFlags extends Omit<WriteFlags, "dryRun" | "receipts"> {
  format: "text" | "json";
  /** The folder of all reviews. */
  reviews?: string;
  show?: PlanList;
  again?: readonly string[];
  expect?: number;
  force?: true;
  self?: true;
}
