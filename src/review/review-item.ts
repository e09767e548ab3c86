import { hash } from "node:crypto";
import { z } from "zod";
import { type ResourceId, resourceIdSchema, resourceKey } from "../model/resource-id.js";

/**
 * What somebody decides about: membership of a group; an app that is assigned to a user directly; a role of an
 * administrator; the account of an administrator who has no role; and, for the owner of an app, an app that somebody has
 * only through groups, which can be kept but not taken away by itself.
 */
export const itemKinds = ["membership", "assignment", "role", "administration", "through groups"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** One thing that an account has, as it was when the review was opened, and who decides about it. */
export const reviewItemSchema = z.object({
  /** "r_" and 16 hex digits: never a number to a spreadsheet. */
  key: z.string().regex(/^r_[0-9a-f]{16}$/),
  kind: z.enum(itemKinds),
  account: resourceIdSchema,
  /** Key of the person's first account: accounts that belong together are one person. */
  person: z.string().min(1),
  /** Every address of the person, folded: whoever has one of them does not decide about it. */
  addresses: z.array(z.string()),
  /** "group:5f3c…:member", "app:617c…:access", "role:…:member" */
  entitlement: z.string().min(1),
  /** Of an app through groups: the memberships that gave it. */
  through: z.array(z.string().min(1)).exactOptional(),
  /** Of a membership: keys of all apps that come with it, sorted. Absent in a review that was opened before this was kept. */
  gives: z.array(z.string().min(1)).exactOptional(),
  /** Of a membership that a rule decides: a removal does not stick. */
  isByRule: z.literal(true).exactOptional(),
  /** Whose sheet it is on: an e-mail address, folded. */
  reviewer: z.string().min(1),
  /** The name of that sheet, without an ending: "sheet-dana.okafor". */
  sheet: z.string().min(1),
  /** Whoever would have decided, had it not been their own access. */
  insteadOf: z.string().min(1).exactOptional(),
  /** What stands on the sheet: the texts of `shownColumns`, in their order. */
  shown: z.array(z.string()),
});
export type ReviewItem = z.output<typeof reviewItemSchema>;

const KEY_DIGITS = 16;
const STEP = " > ";

/**
 * What the keys of a review are made of besides its name. A sheet tells the id of the sync; the digest of its content does
 * not leave the house with it, so that nobody can make the key of a row that was not sent to them.
 */
export function keySeed({ id, digest }: { id: string; digest: string }): string {
  return `${id} ${digest}`;
}

/**
 * The key of a row: of this review, this account and this thing, whatever they are called. Another review has other keys,
 * and so has one of the same name that was opened from another sync (`sync` is the seed of the review's own), so that
 * nobody's sheet of that one is taken for an answer to this one.
 */
export function itemKey({
  review,
  sync,
  kind,
  account,
  entitlement,
}: Pick<ReviewItem, "kind" | "entitlement"> & {
  review: string;
  sync: string;
  account: ResourceId;
}): string {
  const way = kind === "through groups" ? ["*"] : [];
  const path = [review, sync, resourceKey(account), ...way, entitlement].join(STEP);
  return `r_${hash("sha256", path).slice(0, KEY_DIGITS)}`;
}

/** Whether taking it away is asked of JumpCloud, and not of a rule or of a person at the console. */
export function canBeRemoved({ kind, isByRule }: Pick<ReviewItem, "kind" | "isByRule">): boolean {
  return (kind === "membership" && isByRule !== true) || kind === "assignment";
}
