import type { EarlierReview, EarlierRow } from "../../src/review/opening/earlier-review.js";
import { type ShownColumn, shownColumns } from "../../src/review/sheet-columns.js";

type Decision = EarlierRow["decision"];
type Given = Partial<Omit<EarlierRow, "shown">> & { shown?: Partial<Record<ShownColumn, string>> };

/** A closed review, called Q3, of these rows, by "group:g1:member user:u1": what was decided of what is still there, or more. */
export function earlierReview(
  rows: Record<string, Decision | Given>,
  { isWhole = true }: { isWhole?: boolean } = {},
): EarlierReview {
  const before = new Map(Object.entries(rows).map(([name, row]) => [name, earlierRow(row)]));
  return {
    name: "Q3",
    openRows: 0,
    rowOf: ({ accountKey, entitlementId }) => before.get(`${entitlementId} ${accountKey}`),
    isWhole: () => isWhole,
  };
}

function earlierRow(given: Decision | Given): EarlierRow {
  const { shown = {}, ...row } = typeof given === "string" ? { decision: given } : given;
  return {
    decision: "keep",
    isStillThere: true,
    shown: shownColumns.map((column) => shown[column] ?? ""),
    ...row,
  };
}
