import {
  COMMENT,
  DECISION,
  ROW_KEY,
  type SheetColumn,
  type ShownColumn,
  sheetColumns,
  shownColumns,
} from "../sheet-columns.js";
import { SheetError } from "./sheet-error.js";
import type { TableRow } from "./table-row.js";

/** The header is one of the first rows, whatever people write above it. */
export const HEADER_ROWS = 20;

/** A row that came back. */
export interface ReturnedRow {
  /** As a spreadsheet counts. */
  row: number;
  /** Where several tabs of the file have such rows. */
  tab?: string;
  /** Empty where somebody deleted it. */
  key: string;
  /** As it was written, without white space around it. */
  decision: string;
  comment: string;
  /** The columns that are there. */
  shown: ReadonlyMap<ShownColumn, string>;
  /** The text may have come through an encoding that has "?" for what it lacks. */
  isLossy: boolean;
}

/** Where each column stands, by what is written in the header. */
interface Header {
  row: number;
  columns: ReadonlyMap<SheetColumn, number>;
}

/**
 * The rows below the header, wherever it stands and whatever the order of its columns; undefined without a header. Rows
 * that have neither a key nor a decision are passed over.
 *
 * Throws SheetError: two columns are both called Row key, or Decision.
 */
export function returnedRows(
  rows: readonly TableRow[],
  { isLossy }: Pick<ReturnedRow, "isLossy">,
): ReturnedRow[] | undefined {
  const header = findHeader(rows);
  if (header === undefined) return undefined;
  const returned: ReturnedRow[] = [];
  for (const { row, cells } of rows) {
    if (row <= header.row) continue;
    const textOf = (column: SheetColumn) => cells[header.columns.get(column) ?? -1] ?? "";
    const key = textOf(ROW_KEY).trim();
    const decision = textOf(DECISION).trim();
    if (key === "" && decision === "") continue;
    const there = shownColumns.filter((column) => header.columns.has(column));
    const shown = new Map(there.map((column) => [column, textOf(column)]));
    returned.push({ row, key, decision, comment: textOf(COMMENT).trim(), shown, isLossy });
  }
  return returned;
}

/** Whether these cells name the columns that have to be there. */
export function isHeader(cells: readonly string[]): boolean {
  const names = cells.map(folded);
  return [ROW_KEY, DECISION].every((column) => names.includes(folded(column)));
}

function findHeader(rows: readonly TableRow[]): Header | undefined {
  for (const { row, cells } of rows) {
    if (row > HEADER_ROWS) return undefined;
    if (!isHeader(cells)) continue;
    const names = cells.map(folded);
    const columns = new Map<SheetColumn, number>();
    for (const column of sheetColumns) {
      const at = names.indexOf(folded(column));
      if (at !== -1) columns.set(column, at);
    }
    for (const column of [ROW_KEY, DECISION] as const) {
      if (names.indexOf(folded(column)) === names.lastIndexOf(folded(column))) continue;
      throw new SheetError(`it has two columns called ${column}: delete the one that does not count`);
    }
    return { row, columns };
  }
  return undefined;
}

/** Whatever case and white space. */
function folded(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}
