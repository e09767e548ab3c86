import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Zstd } from "@hpcc-js/wasm-zstd";
import sqlite from "node-sqlite3-wasm";
import { temporaryFolder } from "./cli.js";

/** A row of a table as SQLite has it; blobs in hexadecimal. */
export type TableRow = Readonly<Record<string, number | string | null>>;

/** Every row of every table of a c1z, by the table's name, in the order in which they were put there. */
export async function c1zTables(path: string): Promise<Record<string, TableRow[]>> {
  const file = readFileSync(path);
  const zstd = await Zstd.load();
  const database = join(temporaryFolder(), "sync.db");
  writeFileSync(database, zstd.decompress(file.subarray(5)));
  const opened = new sqlite.Database(database, { readOnly: true });
  try {
    const names = opened.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    return Object.fromEntries(
      names.map(({ name }) => [String(name), opened.all(`SELECT * FROM ${name} ORDER BY id`).map(shown)]),
    );
  } finally {
    opened.close();
  }
}

function shown(row: object): TableRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
    ]),
  );
}
