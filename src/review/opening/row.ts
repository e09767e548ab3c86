import { folded } from "../../access/best-match.js";
import { compareText } from "../../model/order.js";
import type { HeldAccess } from "../held/held-access.js";
import type { ReviewedAccount, ReviewedPerson } from "../held/reviewed-account.js";
import { itemKinds } from "../review-item.js";
import type { Assignment } from "../reviewers/assign.js";
import type { Thing } from "./thing.js";

/**
 * Why something that somebody has is on no sheet. The first two are the scope's; "comes through groups" is told where
 * managers decide, and "app without an owner" of the same where owners do.
 */
export const leftOutReasons = [
  "not sensitive",
  "kept before",
  "comes through groups",
  "app without an owner",
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** Something that somebody has, and what the review makes of it. */
export interface Row {
  held: HeldAccess;
  person: ReviewedPerson;
  thing: Thing;
  /** Of a membership: keys of all apps that come with it, sorted. */
  gives?: readonly string[];
  how: string;
  novelty: string;
  /** Who decides, or why nobody is asked. */
  fate: { kind: "asked"; assignment: Assignment } | { kind: "left out"; because: LeftOutReason };
}

/** What the order of rows is made of. */
export type ComparedRow = Pick<Row, "person" | "held" | "thing">;

/** In the order of a sheet: by person and account, then by what it is. */
export function compareRows(a: ComparedRow, b: ComparedRow): number {
  return (
    comparePlaces(
      { person: a.person, account: a.held.account },
      { person: b.person, account: b.held.account },
    ) ||
    rankOf(a) - rankOf(b) ||
    compareText(folded(a.thing.access), folded(b.thing.access)) ||
    compareText(a.held.entitlementId, b.held.entitlementId)
  );
}

/** Whose account it is, by name. */
export interface AccountPlace {
  person: ReviewedPerson;
  account: ReviewedAccount;
}

/** By the person's name, whatever its case; accounts of a person stand together. */
export function comparePlaces(a: AccountPlace, b: AccountPlace): number {
  if (a.account === b.account) return 0;
  return (
    compareText(folded(a.person.displayName), folded(b.person.displayName)) ||
    compareText(a.person.key, b.person.key) ||
    compareText(a.account.key, b.account.key)
  );
}

function rankOf({ held }: ComparedRow): number {
  return itemKinds.indexOf(held.kind);
}
