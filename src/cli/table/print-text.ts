import { plainText } from "../../model/plain-text.js";
import { type Column, type Table, titleOf } from "./column.js";
import { fitColumns, GAP } from "./fit-columns.js";
import type { Rows, TableLayout } from "./row-format.js";
import { fitted, padded, widthOf } from "./text-width.js";

/** So many rows say how wide the columns are; those that come after them are cut to that. */
const MEASURED_ROWS = 10_000;

/** On a terminal a table with a header, fitted to the width; elsewhere cells whole, a tab between each, and no header. */
export async function* printText<Row>(
  rows: Rows<Row>,
  table: Table<Row>,
  layout: TableLayout,
): AsyncGenerator<string> {
  const cellsOf = (row: Row) => table.columns.map(({ text }) => plainText(text(row)));
  if (layout.width === undefined) {
    for await (const batch of rows) yield batch.map((row) => `${cellsOf(row).join("\t")}\n`).join("");
    return;
  }
  let waiting: string[][] | undefined = [];
  let widths: number[] = [];
  const lines = (cells: readonly string[][]) =>
    cells.map((row) => `${line(row, table.columns, widths)}\n`).join("");
  const begin = (measured: readonly string[][]) => {
    widths = measure(measured, table, { ...layout, width: layout.width ?? 0 });
    const header = line(table.columns.map(titleOf), table.columns, widths);
    return measured.length === 0 ? "" : `${layout.paint.strong(header)}\n${lines(measured)}`;
  };
  for await (const batch of rows) {
    const cells = batch.map(cellsOf);
    if (waiting === undefined) yield lines(cells);
    else {
      waiting.push(...cells);
      if (waiting.length < MEASURED_ROWS) continue;
      yield begin(waiting);
      waiting = undefined;
    }
  }
  if (waiting !== undefined) yield begin(waiting);
}

function measure<Row>(
  rows: readonly string[][],
  { columns, importance }: Table<Row>,
  { width, onOmitted }: Pick<TableLayout, "onOmitted"> & { width: number },
): number[] {
  const rooms = columns.map((column, index) => ({
    natural: rows.reduce(
      (widest, row) => Math.max(widest, widthOf(row[index] ?? "")),
      widthOf(titleOf(column)),
    ),
    ...(column.least !== undefined && { least: Math.max(column.least, widthOf(titleOf(column))) }),
  }));
  const order = importance.map((key) => columns.findIndex((column) => column.key === key));
  const widths = fitColumns(rooms, order, width);
  onOmitted(columns.filter((_, index) => widths[index] === 0).map(({ key }) => key));
  return widths;
}

function line<Row>(
  cells: readonly string[],
  columns: readonly Column<Row>[],
  widths: readonly number[],
): string {
  return columns
    .flatMap(({ align }, index) => {
      const width = widths[index] ?? 0;
      return width === 0 ? [] : [padded(fitted(cells[index] ?? "", width), { width, align })];
    })
    .join(" ".repeat(GAP))
    .trimEnd();
}
