import type { JsonObject } from "@bufbuild/protobuf";
import sqlite, { type Database, type SQLiteValue, type Statement } from "node-sqlite3-wasm";
import type { Entitlement } from "../../model/entitlement.js";
import type { Grant } from "../../model/grant.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import { encode } from "../messages/encode.js";
import { OWN_SYNC_KEY, type OwnSync } from "../own-sync.js";
import { indices, tables } from "../schema.js";
import { sqlTime } from "../sql-time.js";
import { GrantEncoder } from "./grant-encoder.js";

/** Nobody reads the database before it is whole, and an aborted one is thrown away: nothing need be kept twice. */
const SETTINGS = `
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
`;

/** Puts the records of one sync into the tables of a c1z. Every method throws what SQLite throws. */
export class TablesWriter {
  readonly #database: Database;
  readonly #grants = new GrantEncoder();
  readonly #statements = new Map<string, Statement>();
  readonly #syncId: string;
  readonly #startedAt: string;

  /** Creates the database at `path`, where nothing stands. */
  constructor(path: string, run: { syncId: string; startedAt: string }) {
    this.#syncId = run.syncId;
    this.#startedAt = sqlTime(run.startedAt);
    this.#database = new sqlite.Database(path);
    this.#database.exec(`${SETTINGS}${tables}BEGIN;`);
  }

  resourceType(id: string, json: JsonObject): void {
    this.#insert("v1_resource_types", { external_id: id, data: encode("ResourceType", json) });
  }

  resource(id: ResourceId, json: JsonObject): void {
    this.#insert("v1_resources", {
      resource_type_id: id.resourceType,
      external_id: resourceKey(id),
      data: encode("Resource", json),
    });
  }

  entitlement({ id, resource }: Entitlement, json: JsonObject): void {
    this.#insert("v1_entitlements", {
      resource_type_id: resource.id.resourceType,
      resource_id: resource.id.resource,
      external_id: id,
      data: encode("Entitlement", json),
    });
  }

  /** The tables refer to the resource of the grant's entitlement. */
  grant(grant: Grant): void {
    const { entitlement, principal, id } = grant;
    const { data, expansion } = this.#grants.encode(grant);
    this.#insert("v1_grants", {
      resource_type_id: entitlement.resource.id.resourceType,
      resource_id: entitlement.resource.id.resource,
      entitlement_id: entitlement.id,
      principal_resource_type_id: principal.id.resourceType,
      principal_resource_id: principal.id.resource,
      external_id: id,
      expansion,
      // The SDK's own files keep the 1 after it has expanded them, and without it an unexpanded one never is.
      needs_expansion: expansion === null ? 0 : 1,
      data,
    });
  }

  /** Says that the sync ended, and what else the sync file says; adds the indices, one a step, and closes the file. */
  *finish(ownSync: OwnSync): Generator<void> {
    const run = {
      sync_id: this.#syncId,
      started_at: this.#startedAt,
      ended_at: sqlTime(ownSync.manifest.endedAt),
      sync_token: "",
      sync_type: "full",
      grants_backfilled: 1,
    };
    this.#statement("v1_sync_runs", Object.keys(run)).run(Object.values(run));
    const session = { sync_id: this.#syncId, key: OWN_SYNC_KEY, value: Buffer.from(JSON.stringify(ownSync)) };
    this.#statement("v1_connector_sessions", Object.keys(session)).run(Object.values(session));
    this.#closeStatements();
    for (const index of indices) {
      yield;
      this.#database.exec(index);
    }
    yield;
    this.#database.exec("COMMIT");
    this.#database.close();
  }

  /** Closes a file that is not finished. */
  close(): void {
    if (!this.#database.isOpen) return;
    this.#closeStatements();
    this.#database.close();
  }

  #insert(table: string, row: Readonly<Record<string, SQLiteValue>>): void {
    const columns = [...Object.keys(row), "sync_id", "discovered_at"];
    const values = [...Object.values(row), this.#syncId, this.#startedAt];
    this.#statement(table, columns).run(values);
  }

  #statement(table: string, columns: readonly string[]): Statement {
    const known = this.#statements.get(table);
    if (known !== undefined) return known;
    const marks = columns.map(() => "?").join(", ");
    const made = this.#database.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${marks})`);
    this.#statements.set(table, made);
    return made;
  }

  #closeStatements(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
  }
}
