import type { QueryResult } from "node-sqlite3-wasm";
import { C1zError } from "../errors.js";
import { identityColumns, type RecordTable } from "./row.js";

/** Old versions of the SDK have none. */
export const SESSIONS = "v1_connector_sessions";

/**
 * Of each table the columns without which it is not one of a c1z: texts, by which rows are found and told apart, and
 * others. All further ones came with some version of the SDK.
 */
const needed = {
  v1_sync_runs: { texts: ["sync_id"], others: ["started_at", "ended_at"] },
  v1_resource_types: ofRecords("v1_resource_types"),
  v1_resources: ofRecords("v1_resources"),
  v1_entitlements: ofRecords("v1_entitlements"),
  v1_grants: ofRecords("v1_grants"),
} as const satisfies Record<RecordTable | "v1_sync_runs", Needed>;

interface Needed {
  texts: readonly string[];
  others: readonly string[];
}

function ofRecords(table: RecordTable): Needed {
  return { texts: ["sync_id", ...identityColumns[table]], others: ["data"] };
}

/** A table that is read, and what columns it has. */
export interface KnownTable {
  name: string;
  columns: ReadonlySet<string>;
}

/**
 * The tables of the c1z called `name`, one at a time, each looked through once. Throws C1zError for one that lacks a
 * column, or holds an id that is none.
 */
export function* knownTables(name: string, all: (sql: string) => QueryResult[]): Generator<KnownTable> {
  const has = (table: string) =>
    all(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '${table}'`).length > 0;
  const sessions: [string, Needed][] = has(SESSIONS)
    ? [[SESSIONS, { texts: ["sync_id", "key"], others: ["value"] }]]
    : [];
  for (const [table, { texts, others }] of [...Object.entries<Needed>(needed), ...sessions]) {
    if (!has(table)) throw new C1zError(`${name}: the database in it has no table ${table}, as a c1z does`);
    const columns = new Set(all(`PRAGMA table_info(${table})`).map(({ name: column }) => String(column)));
    const lacking = [...texts, ...others].filter((column) => !columns.has(column));
    if (lacking.length > 0) {
      throw new C1zError(`${name}: ${table} has no column ${lacking.join(", ")}, as that of a c1z does`);
    }
    requireTexts(table, texts, { name, all });
    yield { name: table, columns };
  }
}

/** What comes out of the database as a text ends at a NUL: such a row would be found for none, and be lost. */
function requireTexts(
  table: string,
  columns: readonly string[],
  { name, all }: { name: string; all: (sql: string) => QueryResult[] },
): void {
  const isNone = (column: string) => `typeof(${column}) <> 'text' OR instr(${column}, char(0)) > 0`;
  const cases = columns.map((column) => `WHEN ${isNone(column)} THEN '${column}'`).join(" ");
  const [found] = all(
    `SELECT rowid AS row_number, CASE ${cases} END AS called FROM ${table} NOT INDEXED
     WHERE ${columns.map(isNone).join(" OR ")} LIMIT 1`,
  );
  if (found === undefined) return;
  const where = `${name}: ${table}, row ${String(found.row_number)}`;
  throw new C1zError(`${where}: its ${String(found.called)} is no text, or one with a NUL character in it`);
}
