import Papa from "papaparse";
import { plainText } from "../../model/plain-text.js";
import type { Table } from "./column.js";
import type { Rows } from "./row-format.js";

/** What a spreadsheet would calculate: an apostrophe before it makes it text again. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** RFC 4180 with a header; lines end with CR LF. What a name holds of line ends and controls is made visible. */
export async function* printCsv<Row>(rows: Rows<Row>, { columns }: Table<Row>): AsyncGenerator<string> {
  const unparse = (cells: string[][]) =>
    cells.length === 0 ? "" : `${Papa.unparse(cells, { newline: "\r\n", escapeFormulae: FORMULA })}\r\n`;
  let header = [columns.map(({ key }) => key)];
  for await (const batch of rows) {
    const cells = batch.map((row) => columns.map(({ text }) => plainText(text(row))));
    yield unparse([...header, ...cells]);
    header = [];
  }
  yield unparse(header);
}
