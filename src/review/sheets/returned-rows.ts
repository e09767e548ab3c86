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

/** Gathers the rows of a table that say something, while the table is read. */
export interface RowGathering {
  take(row: TableRow): void;
  /** The rows so far; undefined without a header. */
  rows(): readonly ReturnedRow[] | undefined;
}

/**
 * The rows below the header, wherever it stands and whatever the order of its columns. Rows that have neither a key nor a
 * decision are passed over, and nothing is kept of them: there may be millions.
 *
 * `take` throws SheetError: two columns are both called Row key, or Decision.
 */
export function gatherRows({ isLossy }: Pick<ReturnedRow, "isLossy">): RowGathering {
  let columns: ReadonlyMap<SheetColumn, number> | undefined;
  let there: readonly ShownColumn[] = [];
  const returned: ReturnedRow[] = [];
  return {
    take({ row, cells }) {
      if (columns === undefined) {
        if (row > HEADER_ROWS || !isHeader(cells)) return;
        const found = headerColumns(cells);
        columns = found;
        there = shownColumns.filter((column) => found.has(column));
        return;
      }
      const at = columns;
      const textOf = (column: SheetColumn) => cells[at.get(column) ?? -1] ?? "";
      const key = textOf(ROW_KEY).trim();
      const decision = textOf(DECISION).trim();
      if (key === "" && decision === "") return;
      const shown = new Map(there.map((column) => [column, textOf(column)]));
      returned.push({ row, key, decision, comment: textOf(COMMENT).trim(), shown, isLossy });
    },
    rows: () => (columns === undefined ? undefined : returned),
  };
}

/** Whether these cells name the columns that have to be there. */
export function isHeader(cells: readonly string[]): boolean {
  const names = cells.map(folded);
  return [ROW_KEY, DECISION].every((column) => names.includes(folded(column)));
}

/** Where each column stands, by what is written in the header. */
function headerColumns(cells: readonly string[]): Map<SheetColumn, number> {
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
  return columns;
}

/** Whatever case and white space. */
function folded(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}
