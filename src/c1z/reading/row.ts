import type { QueryResult, SQLiteValue } from "node-sqlite3-wasm";
import { C1zError } from "../errors.js";

export type RecordTable = "v1_resource_types" | "v1_resources" | "v1_entitlements" | "v1_grants";

/** Columns beside the record that say again what the record says, in the words of every version of the SDK. */
export const identityColumns = {
  v1_resource_types: ["external_id"],
  v1_resources: ["external_id", "resource_type_id"],
  v1_entitlements: ["external_id", "resource_type_id", "resource_id"],
  v1_grants: [
    "external_id",
    "resource_type_id",
    "resource_id",
    "entitlement_id",
    "principal_resource_type_id",
    "principal_resource_id",
  ],
} as const satisfies Record<RecordTable, readonly string[]>;

/** One row of a table of records. */
export interface RecordRow {
  /** The number that SQLite knows the row by, whatever the file calls it. */
  row: number;
  externalId: string;
  /** The table's identity columns by their names. */
  columns: Readonly<Record<string, string>>;
  data: Uint8Array;
  /** Of a grant: what it expands into, which newer SDKs keep apart from the record. */
  expansion: Uint8Array | undefined;
  /** "acme.c1z: v1_grants, row 12": for what is wrong with it. */
  where: string;
}

/** A record that would be longer printed than a reader of sync files takes lines. */
export const RECORD_LIMIT_BYTES = 2 * 1024 * 1024;

/** The columns of a row, as they are selected; what is too long comes as NULL, but an expansion as a text. */
export function rowColumns(table: RecordTable, { hasExpansion }: { hasExpansion: boolean }): string {
  const limited = (column: string, otherwise = "NULL") =>
    `CASE WHEN length(${column}) <= ${RECORD_LIMIT_BYTES} THEN ${column} ELSE ${otherwise} END AS ${column}`;
  const expansion = "CASE WHEN expansion IS NULL THEN NULL ELSE 'beyond 2 MiB' END";
  return [
    "rowid AS row_number",
    ...identityColumns[table].map((column) => limited(column)),
    limited("data"),
    hasExpansion ? limited("expansion", expansion) : "NULL AS expansion",
  ].join(", ");
}

/** Throws C1zError for a row without an id, or without a record of at most 2 MiB. */
export function recordRow(result: QueryResult, table: { name: RecordTable; file: string }): RecordRow {
  const { row_number: row, data, expansion } = result;
  const where = `${table.file}: ${table.name}, row ${shown(row)}`;
  if (typeof row !== "number") throw new C1zError(`${where}: SQLite knows it by no number`);
  const columns: Record<string, string> = {};
  for (const column of identityColumns[table.name]) {
    const value = result[column];
    if (typeof value !== "string" || value === "") {
      throw new C1zError(`${where}: it has no ${column === "external_id" ? "id" : column}`);
    }
    columns[column] = value;
  }
  if (!(data instanceof Uint8Array)) throw new C1zError(`${where}: it has no record, or one beyond 2 MiB`);
  if (expansion !== null && !(expansion instanceof Uint8Array)) {
    throw new C1zError(
      `${where}: its expansion is none, or one beyond 2 MiB: nobody can tell what it grants`,
    );
  }
  const { external_id: externalId = "" } = columns;
  return { row, externalId, columns, data, expansion: expansion ?? undefined, where };
}

function shown(value: SQLiteValue | Record<string, SQLiteValue> | undefined): string {
  return typeof value === "number" || typeof value === "bigint" ? String(value) : "?";
}
