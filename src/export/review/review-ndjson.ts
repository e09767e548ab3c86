import { escapeJson } from "../../model/plain-text.js";
import { type ReviewColumn, reviewColumns } from "./review-columns.js";
import { cellReader, type ReviewRow } from "./review-row.js";

type ValueOf = (row: ReviewRow) => unknown;

/** What is more than a text in JSON; blank ones are left out as everywhere. */
const values: Partial<Record<ReviewColumn, ValueOf>> = {
  is_admin: flagOf("is_admin"),
  privileged: flagOf("privileged"),
  admin_roles: ({ account }) => (account.adminRoles.length === 0 ? undefined : account.adminRoles),
  risk_flags: ({ risk }) => (risk.flags.length === 0 ? undefined : risk.flags),
};

const members = reviewColumns.map((column): [ReviewColumn, ValueOf] => [
  column,
  values[column] ?? textOf(column),
]);

/** One object a line, with the columns as keys, every text as JumpCloud has it; what is not known is left out. */
export async function* reviewNdjson(batches: AsyncIterable<readonly ReviewRow[]>): AsyncGenerator<string> {
  for await (const rows of batches) {
    const lines = rows.map((row) => {
      const object: Record<string, unknown> = {};
      for (const [column, read] of members) {
        const value = read(row);
        if (value !== undefined) object[column] = value;
      }
      return `${escapeJson(JSON.stringify(object))}\n`;
    });
    yield lines.join("");
  }
}

function textOf(column: ReviewColumn): ValueOf {
  const cell = cellReader(column);
  return (row) => cell(row) || undefined;
}

function flagOf(column: ReviewColumn): ValueOf {
  const cell = cellReader(column);
  return (row) => (cell(row) === "" ? undefined : cell(row) === "true");
}
