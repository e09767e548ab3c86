import { BYTE_ORDER_MARK, csvLine } from "../../export/csv.js";

/** A table for a spreadsheet: UTF-8 with its mark, CR LF, nothing that is calculated. */
export function* csvOf<Row>(
  header: readonly string[],
  rows: Iterable<Row>,
  cellsOf: (row: Row) => readonly string[],
): Generator<string> {
  yield BYTE_ORDER_MARK;
  yield csvLine(header, { isGuarded: true });
  for (const row of rows) yield csvLine(cellsOf(row), { isGuarded: true });
}
