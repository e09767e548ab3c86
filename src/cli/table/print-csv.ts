import { csvLine } from "../../export/csv.js";
import type { Table } from "./column.js";
import type { Rows } from "./row-format.js";

/** RFC 4180 with a header; lines end with CR LF. What a name holds of line ends and controls is made visible. */
export async function* printCsv<Row>(rows: Rows<Row>, { columns }: Table<Row>): AsyncGenerator<string> {
  const line = (cells: string[]) => csvLine(cells, { isGuarded: true });
  let header = line(columns.map(({ key }) => key));
  for await (const batch of rows) {
    const lines = batch.map((row) => line(columns.map(({ text }) => text(row))));
    yield `${header}${lines.join("")}`;
    header = "";
  }
  yield header;
}
