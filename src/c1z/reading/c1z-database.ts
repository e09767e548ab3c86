import { open } from "node:fs/promises";
import sqlite, { type Database, type QueryResult, type SQLiteValue, type Statement } from "node-sqlite3-wasm";
import { C1zError } from "../errors.js";
import { OWN_SYNC_KEY, type OwnSync, ownSyncSchema } from "../own-sync.js";
import { type RecordRow, recordRow, rowColumns } from "./row.js";
import { runTime, type SyncRun } from "./sync-run.js";

export type RecordTable = "v1_resource_types" | "v1_resources" | "v1_entitlements" | "v1_grants";

/** The columns without which a table is not one of a c1z. All others came with some version of the SDK. */
const needed = {
  v1_sync_runs: ["sync_id", "started_at", "ended_at"],
  v1_resource_types: ["id", "external_id", "data", "sync_id"],
  v1_resources: ["id", "external_id", "data", "sync_id"],
  v1_entitlements: ["id", "external_id", "data", "sync_id"],
  v1_grants: ["id", "external_id", "data", "sync_id", "entitlement_id"],
} as const satisfies Record<RecordTable | "v1_sync_runs", readonly string[]>;

/** Old versions of the SDK have none. */
const SESSIONS = "v1_connector_sessions";

const HEADER = "SQLite format 3\0";

// Nobody else has the file, and it is thrown away: a journal would only take room. A database that was left in WAL mode
// can be opened without shared memory by whoever has it alone.
const SETTINGS = `
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA trusted_schema = OFF;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
`;

/** The tables of one c1z. Every method throws C1zError, with the name of the file, for what SQLite cannot read. */
export class C1zDatabase {
  /** The c1z, for what is wrong with it. */
  readonly name: string;
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();
  readonly #columns = new Map<string, ReadonlySet<string>>();

  private constructor(name: string, database: Database) {
    this.name = name;
    this.#database = database;
  }

  /**
   * Opens the decompressed database of the c1z called `name`, looks through the whole of it once, and puts an index into
   * it. Throws C1zError when it is damaged, is none, or is not one of a c1z.
   */
  static async open(path: string, name: string): Promise<C1zDatabase> {
    const handle = await open(path, "r");
    const { buffer } = await handle.read(Buffer.alloc(HEADER.length), 0, HEADER.length, 0);
    await handle.close();
    if (buffer.toString("latin1") !== HEADER)
      throw new C1zError(`${name}: what it holds is no SQLite database`);
    const opened = new C1zDatabase(
      name,
      told(name, () => new sqlite.Database(path)),
    );
    try {
      opened.#prepare();
    } catch (error) {
      opened.close();
      throw error;
    }
    return opened;
  }

  /** The newest sync that is whole. Throws C1zError when there is none. */
  newestSync(): SyncRun {
    const ofType = this.#columns.get("v1_sync_runs")?.has("sync_type") ? "AND sync_type = 'full'" : "";
    const [run] = this.#all(
      `SELECT sync_id, started_at, ended_at FROM v1_sync_runs
       WHERE ended_at IS NOT NULL AND ended_at <> '' ${ofType} ORDER BY ended_at DESC, rowid DESC LIMIT 1`,
      [],
    );
    if (run === undefined) throw new C1zError(`${this.name}: holds no finished sync of everything`);
    const { sync_id: syncId, started_at: started, ended_at: ended } = run;
    const startedAt = runTime(String(started));
    const endedAt = runTime(String(ended));
    if (typeof syncId !== "string" || startedAt === undefined || endedAt === undefined) {
      throw new C1zError(`${this.name}: v1_sync_runs: the newest sync has no id, or times that are none`);
    }
    return { syncId, startedAt, endedAt };
  }

  /** What an export of ours kept with a sync; `undefined` where nothing was. Throws C1zError for what is not that. */
  ownSync(syncId: string): OwnSync | undefined {
    if (!this.#columns.has(SESSIONS)) return undefined;
    const sql = `SELECT value FROM ${SESSIONS} WHERE sync_id = ? AND key = ?`;
    const [found] = this.#all(sql, [syncId, OWN_SYNC_KEY]);
    if (found === undefined) return undefined;
    const parsed = ownSyncSchema.safeParse(jsonOf(found.value));
    if (parsed.success) return parsed.data;
    throw new C1zError(`${this.name}: ${SESSIONS}: what jc-connector kept there is damaged`);
  }

  /** The rows of one sync, one at a time, in no order. */
  *rows(table: RecordTable, syncId: string): Generator<RecordRow> {
    const statement = this.#statement(`SELECT ${this.#columnsOf(table)} FROM ${table} WHERE sync_id = ?`);
    const results = statement.iterate([syncId]);
    for (;;) {
      const next = told(this.name, () => results.next());
      if (next.done) return;
      yield recordRow(next.value, { name: table, file: this.name });
    }
  }

  /** A row by its number. */
  row(table: RecordTable, number: number): RecordRow {
    const [found] = this.#all(`SELECT ${this.#columnsOf(table)} FROM ${table} WHERE id = ?`, [number]);
    if (found === undefined) throw new C1zError(`${this.name}: ${table}: row ${number} is gone`);
    return recordRow(found, { name: table, file: this.name });
  }

  /** The grants of one entitlement, named as the table names it, in no order. */
  grantsOf(entitlement: string, syncId: string): RecordRow[] {
    const columns = this.#columnsOf("v1_grants");
    const sql = `SELECT ${columns} FROM v1_grants WHERE sync_id = ? AND entitlement_id = ?`;
    const table = { name: "v1_grants", file: this.name };
    return this.#all(sql, [syncId, entitlement]).map((result) => recordRow(result, table));
  }

  count(table: RecordTable, syncId: string): number {
    const [found] = this.#all(`SELECT count(*) AS count FROM ${table} WHERE sync_id = ?`, [syncId]);
    return Number(found?.count ?? 0);
  }

  close(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #prepare(): void {
    told(this.name, () => this.#database.exec(SETTINGS));
    // A tree whose pages lead back to themselves would be read for ever.
    const [found] = this.#all("PRAGMA quick_check(1)", []);
    const verdict = String(found?.quick_check);
    if (verdict !== "ok") throw new C1zError(`${this.name}: the database in it is damaged: ${verdict}`);
    for (const [table, columns] of Object.entries(needed)) this.#know(table, columns);
    if (this.#has(SESSIONS)) this.#know(SESSIONS, ["sync_id", "key", "value"]);
    // Not every version of the SDK has one for this, and two million rows are not searched for each entitlement.
    const index = "CREATE INDEX jc_connector_grants ON v1_grants (sync_id, entitlement_id)";
    told(this.name, () => this.#database.exec(index));
  }

  #has(table: string): boolean {
    return this.#all("SELECT 1 FROM sqlite_schema WHERE name = ?", [table]).length > 0;
  }

  /** A view may be anything, and take for ever. */
  #know(table: string, columns: readonly string[]): void {
    const [schema] = this.#all("SELECT type, sql FROM sqlite_schema WHERE name = ?", [table]);
    const isTable = schema?.type === "table" && /^CREATE TABLE\b/i.test(String(schema.sql));
    if (!isTable) throw new C1zError(`${this.name}: the database in it has no table ${table}, as a c1z does`);
    const found = new Set(this.#all(`PRAGMA table_info(${table})`, []).map(({ name }) => String(name)));
    const lacking = columns.filter((column) => !found.has(column));
    if (lacking.length > 0) {
      throw new C1zError(`${this.name}: ${table} has no column ${lacking.join(", ")}, as that of a c1z does`);
    }
    this.#columns.set(table, found);
  }

  #columnsOf(table: RecordTable): string {
    return rowColumns({ hasExpansion: this.#columns.get(table)?.has("expansion") === true });
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
