import type { Condition } from "../../access/condition.js";
import type { ReviewColumn } from "./review-columns.js";
import { cellReader, LIST_SEPARATOR, type ReviewRow } from "./review-row.js";

/** What has to hold of a row: `department=Sales`, `risk_flags!=`. */
export interface RowCondition extends Condition {
  path: ReviewColumn;
}

/** Tells whether all conditions hold. Of a list, one member that is equal is enough to be equal. */
export function rowsThat(conditions: readonly RowCondition[]): (row: ReviewRow) => boolean {
  const checks = conditions.map(({ path, holds }) => {
    const read = textsOf(path);
    return (row: ReviewRow) => holds(read(row));
  });
  return (row) => checks.every((check) => check(row));
}

function textsOf(column: ReviewColumn): (row: ReviewRow) => readonly string[] {
  if (column === "admin_roles") return ({ account }) => account.adminRoles;
  if (column === "risk_flags") return ({ risk }) => risk.flags;
  const cell = cellReader(column);
  return (row) => {
    const text = cell(row);
    if (text === "") return [];
    return column === "account_state_raw" ? text.split(LIST_SEPARATOR) : [text];
  };
}
