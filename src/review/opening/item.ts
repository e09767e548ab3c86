import type { RiskOf } from "../../export/risk.js";
import { plainText } from "../../model/plain-text.js";
import { itemKey, type ReviewItem } from "../review-item.js";
import type { Assignment } from "../reviewers/assign.js";
import { type ShownColumn, shownColumns } from "../sheet-columns.js";
import { accountWords } from "./account-words.js";
import { flagWords } from "./flags.js";
import type { Row } from "./row.js";

/** A row of a sheet, with what stands there. */
export function openedItem(
  row: Row,
  how: { review: string; sync: string; assignment: Assignment; sheet: string; riskOf: RiskOf },
): ReviewItem {
  const { review, sync, assignment, sheet, riskOf } = how;
  const { kind, account, entitlementId, resource, through } = row.held;
  const identity = { kind, account: account.id, entitlement: entitlementId };
  const { flags } = riskOf(account, { id: entitlementId, resourceKey: resource.key });
  return {
    key: itemKey({ review, sync, ...identity }),
    ...identity,
    person: row.person.key,
    addresses: [...row.person.addresses],
    ...(kind === "through groups" && { through: [...through] }),
    ...(row.gives !== undefined && { gives: [...row.gives] }),
    ...(kind === "membership" && resource.isByRule && { isByRule: true }),
    reviewer: assignment.reviewer,
    sheet,
    ...(assignment.insteadOf !== undefined && { insteadOf: assignment.insteadOf }),
    shown: shownTexts(row, flagWords(flags, { ownAccessOf: assignment.insteadOf })),
  };
}

/** As they stand on every sheet: nothing in a name hides or reorders what it is about. */
function shownTexts({ person, held, thing, how, novelty }: Row, flags: string): string[] {
  const texts: Record<ShownColumn, string> = {
    Person: person.displayName,
    Title: person.lead.facts.jobTitle ?? "",
    Department: person.lead.facts.department ?? "",
    Account: accountWords(held.account),
    Access: thing.access,
    How: how,
    Gives: thing.gives,
    "Sensitive and why": thing.sensitive,
    "New since the last review": novelty,
    "Flags in words": flags,
  };
  return shownColumns.map((column) => plainText(texts[column]));
}
