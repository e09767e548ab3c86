import { itemKey, type ReviewItem } from "../../../src/review/review-item.js";
import { type ShownColumn, shownColumns } from "../../../src/review/sheet-columns.js";
import type { SheetToWrite } from "../../../src/review/sheets/write-sheet.js";

export const REVIEW = "2026-Q4";
export const SYNC = "s1";

/** An item that shows these texts, and nothing in the other columns. */
export function reviewItem(
  id: string,
  texts: Partial<Record<ShownColumn, string>> = {},
  more: Partial<ReviewItem> = {},
): ReviewItem {
  const account = { resourceType: "user", resource: id };
  const kind = more.kind ?? "membership";
  const entitlement = "group:cloud:member";
  return {
    key: itemKey({ review: REVIEW, sync: SYNC, kind, account, entitlement }),
    kind,
    account,
    person: `user:${id}`,
    addresses: [],
    entitlement,
    reviewer: "dana@acme.example",
    sheet: "sheet-dana",
    shown: shownColumns.map((column) => texts[column] ?? ""),
    ...more,
  };
}

export function sheetOf(items: readonly ReviewItem[], more: Partial<SheetToWrite> = {}): SheetToWrite {
  return {
    review: REVIEW,
    sync: SYNC,
    organization: "Acme Inc",
    sheet: "sheet-dana",
    reviewer: "dana@acme.example",
    by: "manager",
    syncStartedAt: "2026-10-01T02:00:00.000Z",
    items,
    ...more,
  };
}
