import type { QueryResult } from "node-sqlite3-wasm";
import { C1zError } from "../errors.js";

/** Under these names SQLite finds a row by its number, unless a column is called so. */
const ROW_NUMBERS = new Set(["rowid", "_rowid_", "oid"]);

/**
 * Refuses what a connector's SDK never puts into a c1z, and what would run, or stand in for a table, while one is read:
 * views, triggers, virtual tables, computed columns, and columns that take the place of a row's number.
 *
 * Throws C1zError, with the `name` of the file.
 */
export function requirePlainSchema(name: string, all: (sql: string) => QueryResult[]): void {
  const refuse = (what: string) => {
    throw new C1zError(`${name}: the database in it has ${what}, as no c1z does`);
  };
  for (const { type, name: found, sql } of all("SELECT type, name, sql FROM sqlite_schema")) {
    if (type === "index") continue;
    if (type !== "table") refuse(`a ${String(type)}, ${String(found)}`);
    // SQLite's own tables are listed with their words too.
    if (!/^CREATE TABLE\b/i.test(String(sql))) refuse(`a virtual table, ${String(found)}`);
  }
  const columns = all(
    `SELECT tables.name AS name, columns.name AS called, columns.hidden AS hidden
     FROM sqlite_schema AS tables, pragma_table_xinfo(tables.name) AS columns WHERE tables.type = 'table'`,
  );
  for (const { name: table, called, hidden } of columns) {
    if (hidden !== 0) refuse(`a computed column, ${String(called)} of ${String(table)}`);
    if (ROW_NUMBERS.has(String(called).toLowerCase()))
      refuse(`a column ${String(called)} of ${String(table)}`);
  }
}
