import type { QueryResult, SQLiteValue } from "node-sqlite3-wasm";
import { C1zError } from "../errors.js";

/** One row of a table of records. */
export interface RecordRow {
  /** The number that SQLite knows the row by. */
  row: number;
  externalId: string;
  data: Uint8Array;
  /** Of a grant: what it expands into, which newer SDKs keep apart from the record. */
  expansion: Uint8Array | undefined;
  /** "acme.c1z: v1_grants, row 12": for what is wrong with it. */
  where: string;
}

/** A record that would be longer printed than a reader of sync files takes lines. */
export const RECORD_LIMIT_BYTES = 2 * 1024 * 1024;

/** The columns of a row, as they are selected; what is too long comes as NULL. */
export function rowColumns({ hasExpansion }: { hasExpansion: boolean }): string {
  const limited = (column: string) =>
    `CASE WHEN length(${column}) <= ${RECORD_LIMIT_BYTES} THEN ${column} END AS ${column}`;
  return `id, ${limited("external_id")}, ${limited("data")}, ${hasExpansion ? limited("expansion") : "NULL AS expansion"}`;
}

/** Throws C1zError for a row without an id, or without a record of at most 2 MiB. */
export function recordRow(result: QueryResult, table: { name: string; file: string }): RecordRow {
  const { id, external_id: externalId, data, expansion } = result;
  const where = `${table.file}: ${table.name}, row ${shown(id)}`;
  if (typeof id !== "number") throw new C1zError(`${where}: SQLite knows it by no number`);
  if (typeof externalId !== "string" || externalId === "") throw new C1zError(`${where}: it has no id`);
  if (!(data instanceof Uint8Array)) throw new C1zError(`${where}: it has no record, or one beyond 2 MiB`);
  return {
    row: id,
    externalId,
    data,
    expansion: expansion instanceof Uint8Array ? expansion : undefined,
    where,
  };
}

function shown(value: SQLiteValue | Record<string, SQLiteValue> | undefined): string {
  return typeof value === "number" || typeof value === "bigint" ? String(value) : "?";
}
