import { flagColumns, reviewColumns } from "./review-columns.js";
import { cellReader, type ReviewRow } from "./review-row.js";
import { isReviewRecord, type ReviewRecord } from "./row-schema.js";

const columns = reviewColumns.map((name) => ({ name, cellOf: cellReader(name) }));

/**
 * A row as an object: what `review-ndjson` prints of it. Throws a plain Error for a row whose cells are not what their
 * columns say, as a time that is none.
 */
export function reviewRecord(row: ReviewRow): ReviewRecord {
  const cells: Record<string, unknown> = {};
  for (const { name, cellOf } of columns) {
    const value = cellValue(name, row, cellOf(row));
    if (value !== undefined) cells[name] = value;
  }
  if (!isReviewRecord(cells))
    throw new Error(`row ${row.reviewId} has a cell that its column does not allow`);
  return cells;
}

function cellValue(name: string, { account, risk }: ReviewRow, cell: string): unknown {
  if (name === "admin_roles") return listOf(account.adminRoles);
  if (name === "risk_flags") return listOf(risk.flags);
  if (cell === "") return undefined;
  return flagColumns.has(name) ? cell === "true" : cell;
}

function listOf(texts: readonly string[]): string[] | undefined {
  return texts.length === 0 ? undefined : [...texts];
}
