import { plainJson } from "../../model/plain-text.js";
import type { Table } from "./column.js";
import type { Rows } from "./row-format.js";

/** One array, one object a line. */
export async function* printJson<Row>(rows: Rows<Row>, table: Table<Row>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const batch of rows) {
    if (batch.length === 0) continue;
    yield `${before}${batch.map((row) => printObject(row, table)).join(",\n")}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** One object a line. */
export async function* printNdjson<Row>(rows: Rows<Row>, table: Table<Row>): AsyncGenerator<string> {
  for await (const batch of rows) yield batch.map((row) => `${printObject(row, table)}\n`).join("");
}

function printObject<Row>(row: Row, { columns }: Table<Row>): string {
  return plainJson(Object.fromEntries(columns.map(({ key, json }) => [key, json(row)])));
}
