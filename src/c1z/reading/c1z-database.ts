import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import sqlite, { type Database, type QueryResult, type SQLiteValue, type Statement } from "node-sqlite3-wasm";
import { LINE_LIMIT_BYTES } from "../../sync-file/limits.js";
import { diskFailure } from "../disk-failure.js";
import { C1zError } from "../errors.js";
import { OWN_SYNC_KEY, type OwnSync, ownSyncSchema } from "../own-sync.js";
import { databaseError } from "../working-folder.js";
import { knownTables, SESSIONS } from "./known-tables.js";
import { type RecordRow, type RecordTable, recordRow, rowColumns } from "./row.js";
import { requirePlainSchema } from "./schema.js";
import type { StatedRun } from "./sync-run.js";

/** Ours: the file's own indices are not asked, since nothing tells whether they hold all rows of their tables. */
const GRANTS_INDEX = "jc_connector_grants";

/** Whatever the file says, "G1" and "g1 " are not "g1". */
const AS_BYTES = "COLLATE BINARY";

/** As long as an id of anything may be, and a time never is. */
const TEXT_CHARACTERS = 1024;

// Nobody else has the file, and it is thrown away: a journal would only take room. A database that was left in WAL mode
// can be opened without shared memory by whoever has it alone. What a constraint of the file says would be run over
// every row.
const SETTINGS = `
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA trusted_schema = OFF;
PRAGMA ignore_check_constraints = ON;
PRAGMA cell_size_check = ON;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
`;

/** The tables of one c1z. Every method throws C1zError, with the name of the file, for what SQLite cannot read. */
export class C1zDatabase {
  /** The c1z, for what is wrong with it. */
  readonly name: string;
  readonly #database: Database;
  readonly #signal: AbortSignal;
  readonly #statements = new Map<string, Statement>();
  readonly #columns = new Map<string, ReadonlySet<string>>();

  private constructor(database: Database, { name, signal }: { name: string; signal: AbortSignal }) {
    this.name = name;
    this.#database = database;
    this.#signal = signal;
  }

  /**
   * Opens the decompressed database of the c1z called `name`, looks through the whole of it once, and puts an index into
   * it. Throws C1zError when it is damaged, or is not one of a c1z, OutputError when the index cannot be written, and the signal's reason when aborted: that is heard
   * between the steps, each of which takes seconds where there are millions of rows.
   */
  static async open(
    path: string,
    { name, signal }: { name: string; signal: AbortSignal },
  ): Promise<C1zDatabase> {
    const database = told(name, () => new sqlite.Database(path));
    const opened = new C1zDatabase(database, { name, signal });
    try {
      for (const _ of opened.#prepare(path)) await opened.pause();
    } catch (error) {
      opened.close();
      throw error;
    }
    return opened;
  }

  /** The syncs of everything that say that they ended, in the order of the file. */
  statedRuns(): StatedRun[] {
    const ofType = this.#columns.get("v1_sync_runs")?.has("sync_type") ? "AND sync_type = 'full'" : "";
    const text = (column: string) => `substr(CAST(${column} AS TEXT), 1, ${TEXT_CHARACTERS}) AS ${column}`;
    const found = this.#all(
      `SELECT rowid AS row_number, CASE WHEN length(sync_id) <= ${TEXT_CHARACTERS} THEN sync_id END AS sync_id,
         ${text("started_at")}, ${text("ended_at")} FROM v1_sync_runs NOT INDEXED
       WHERE ended_at IS NOT NULL AND ended_at <> '' ${ofType} ORDER BY rowid`,
      [],
    );
    return found.map(({ row_number: row, sync_id: syncId, started_at: started, ended_at: ended }) => {
      if (typeof syncId === "string") return { syncId, started: String(started), ended: String(ended) };
      const where = `${this.name}: v1_sync_runs, row ${String(row)}`;
      throw new C1zError(`${where}: its sync_id is longer than ${TEXT_CHARACTERS} characters`);
    });
  }

  /** What an export of ours kept with a sync; `undefined` where nothing was. Throws C1zError for what is not that. */
  ownSync(syncId: string): OwnSync | undefined {
    if (!this.#columns.has(SESSIONS)) return undefined;
    const sql = `SELECT CASE WHEN length(value) <= ${LINE_LIMIT_BYTES} THEN value END AS value
      FROM ${SESSIONS} NOT INDEXED WHERE sync_id = ? ${AS_BYTES} AND key = ? ${AS_BYTES} LIMIT 2`;
    const [found, second] = this.#all(sql, [syncId, OWN_SYNC_KEY]);
    if (found === undefined) return undefined;
    if (second !== undefined) throw new C1zError(`${this.name}: ${SESSIONS}: says twice what the sync is`);
    const parsed = ownSyncSchema.safeParse(jsonOf(found.value));
    if (parsed.success) return parsed.data;
    throw new C1zError(`${this.name}: ${SESSIONS}: what jc-connector kept there is damaged`);
  }

  /** The rows of one sync, one at a time, in no order. */
  rows(table: RecordTable, syncId: string): Generator<RecordRow> {
    const sql = `SELECT ${this.#columnsOf(table)} FROM ${table} NOT INDEXED WHERE sync_id = ? ${AS_BYTES}`;
    return this.#found(table, sql, [syncId]);
  }

  /** A row by its number. */
  row(table: RecordTable, number: number): RecordRow {
    const [found] = this.#all(`SELECT ${this.#columnsOf(table)} FROM ${table} NOT INDEXED WHERE rowid = ?`, [
      number,
    ]);
    if (found === undefined) throw new C1zError(`${this.name}: ${table}: row ${number} is gone`);
    return recordRow(found, { name: table, file: this.name });
  }

  /** The grants of one entitlement, named as the table names it, one at a time, in no order. */
  grantsOf(entitlement: string, syncId: string): Generator<RecordRow> {
    const columns = this.#columnsOf("v1_grants");
    const sql = `SELECT ${columns} FROM v1_grants INDEXED BY ${GRANTS_INDEX}
      WHERE sync_id = ? ${AS_BYTES} AND entitlement_id = ? ${AS_BYTES}`;
    return this.#found("v1_grants", sql, [syncId, entitlement]);
  }

  count(table: RecordTable, syncId: string): number {
    const sql = `SELECT count(*) AS count FROM ${table} NOT INDEXED WHERE sync_id = ? ${AS_BYTES}`;
    const [found] = this.#all(sql, [syncId]);
    return Number(found?.count ?? 0);
  }

  /** Lets a signal be heard: between rows, nothing else is. Throws its reason when aborted. */
  async pause(): Promise<void> {
    await setImmediate();
    this.#signal.throwIfAborted();
  }

  close(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  *#prepare(path: string): Generator<void> {
    told(this.name, () => this.#database.exec(SETTINGS));
    requirePlainSchema(this.name, (sql) => this.#all(sql, []));
    // A tree whose pages lead back to themselves would be read for ever.
    const [found] = this.#all("PRAGMA quick_check(1)", []);
    yield;
    const verdict = String(found?.quick_check);
    if (verdict !== "ok") throw new C1zError(`${this.name}: the database in it is damaged: ${verdict}`);
    for (const table of knownTables(this.name, (sql) => this.#all(sql, []))) {
      this.#columns.set(table.name, table.columns);
      yield;
    }
    // Not every version of the SDK has one for this, and two million rows are not searched for each entitlement.
    const index = `DROP INDEX IF EXISTS ${GRANTS_INDEX};
      CREATE INDEX ${GRANTS_INDEX} ON v1_grants (sync_id ${AS_BYTES}, entitlement_id ${AS_BYTES})`;
    try {
      told(this.name, () => this.#database.exec(index));
    } catch (error) {
      const failure = diskFailure(path);
      throw failure === undefined ? error : databaseError(dirname(path), failure);
    }
    yield;
  }

  #columnsOf(table: RecordTable): string {
    return rowColumns(table, { hasExpansion: this.#columns.get(table)?.has("expansion") === true });
  }

  *#found(table: RecordTable, sql: string, values: SQLiteValue[]): Generator<RecordRow> {
    const results = this.#statement(sql).iterate(values);
    for (;;) {
      const next = told(this.name, () => results.next());
      if (next.done) return;
      yield recordRow(next.value, { name: table, file: this.name });
    }
  }

  #all(sql: string, values: SQLiteValue[]): QueryResult[] {
    return told(this.name, () => this.#statement(sql).all(values));
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = told(this.name, () => this.#database.prepare(sql));
    this.#statements.set(sql, made);
    return made;
  }
}

function told<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof sqlite.SQLite3Error)) throw cause;
    throw new C1zError(`${name}: the database in it cannot be read: ${cause.message}`, { cause });
  }
}

/** What a blob of JSON says; `undefined` where it is none. */
function jsonOf(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return undefined;
  try {
    return JSON.parse(Buffer.from(value).toString("utf8"));
  } catch {
    return undefined;
  }
}
