import type { Paint } from "../paint.js";
import type { Table } from "./column.js";

export const rowFormats = ["text", "json", "ndjson", "csv"] as const;
export type RowFormat = (typeof rowFormats)[number];

/** Rows as they come, some at a time. */
export type Rows<Row> = AsyncIterable<readonly Row[]>;

/** Where the text of a list is shown. */
export interface TableLayout {
  /** Columns of the terminal; absent without one. */
  width?: number;
  paint: Paint;
  /** Called before the first line with the keys of the columns that had no room. */
  onOmitted(keys: readonly string[]): void;
}

/** A list as text, in pieces. Nothing comes before the first rows are there, so that an error leaves nothing behind. */
export type PrintRows = <Row>(
  rows: Rows<Row>,
  table: Table<Row>,
  layout: TableLayout,
) => AsyncIterable<string>;

const formats: Readonly<Record<RowFormat, () => Promise<PrintRows>>> = {
  text: async () => (await import("./print-text.js")).printText,
  json: async () => (await import("./print-json.js")).printJson,
  ndjson: async () => (await import("./print-json.js")).printNdjson,
  csv: async () => (await import("./print-csv.js")).printCsv,
};

export function printerOf(format: RowFormat): Promise<PrintRows> {
  return formats[format]();
}
