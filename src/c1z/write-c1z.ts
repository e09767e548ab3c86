import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import sqlite from "node-sqlite3-wasm";
import { parse, validate } from "uuid";
import { resourceKey } from "../model/resource-id.js";
import type { ResourceType } from "../model/resource-type.js";
import { SyncFileError } from "../sync-file/errors.js";
import type { SyncHeader } from "../sync-file/header.js";
import type { Manifest } from "../sync-file/manifest.js";
import type { SectionCursor } from "../sync-file/section-cursor.js";
import { diskFailure } from "./disk-failure.js";
import { formatKsuid, isKsuidTime } from "./ksuid.js";
import { ownSyncSchema } from "./own-sync.js";
import { databaseError } from "./working-folder.js";
import { compressed } from "./writing/compress.js";
import { TablesWriter } from "./writing/tables-writer.js";
import { jsonOf, widenEntitlement, widenResource } from "./writing/widen.js";

/** What a c1z holds. */
export interface C1zCounts {
  resourceTypes: number;
  resources: number;
  entitlements: number;
  grants: number;
  /** Grants of or to what the file does not hold, which are left out. */
  strangers: number;
}

export interface C1zSource {
  /** What messages call the sync file. */
  name: string;
  header: SyncHeader;
  cursor: SectionCursor;
  /** Asked for when all records are read. */
  manifest(): Promise<Manifest>;
}

/**
 * A sync as a v1 c1z, in pieces. The database is first made in `folder`, a working folder: it takes about as much room
 * as the sync file. Memory grows with the number of resources.
 *
 * Throws SyncFileError for a sync that the SDK has no id for, OutputError when the database cannot be written, the
 * signal's reason when aborted, and what reading the records throws.
 */
export async function* writeC1z(
  { name, header, cursor, manifest }: C1zSource,
  { folder, signal, done }: { folder: string; signal: AbortSignal; done: (counts: C1zCounts) => void },
): AsyncGenerator<Uint8Array> {
  const run = { syncId: syncIdOf(header, name), startedAt: header.startedAt };
  const path = join(folder, "sync.db");
  try {
    const writer = new TablesWriter(path, run);
    try {
      const counts = await fill(cursor, writer);
      const ownSync = ownSyncSchema.parse({ header, manifest: await manifest() });
      for (const _ of writer.finish(ownSync)) {
        // An index of millions of grants takes seconds, in which nothing else is heard.
        await setImmediate();
        signal.throwIfAborted();
      }
      done(counts);
    } finally {
      writer.close();
    }
  } catch (error) {
    throw error instanceof sqlite.SQLite3Error ? databaseError(folder, diskFailure(path) ?? error) : error;
  }
  yield* compressed(path);
}

/** The SDK takes KSUIDs alone. Ours holds the sync file's own id, which an import finds in it again. */
function syncIdOf({ id, startedAt }: SyncHeader, name: string): string {
  if (!validate(id)) throw new SyncFileError(`${name}: its id, "${id}", is no UUID: a c1z cannot hold it`);
  const time = new Date(startedAt);
  if (isKsuidTime(time)) return formatKsuid({ time, payload: parse(id) });
  throw new SyncFileError(`${name}: it is of ${startedAt}: a c1z holds no time before 2014, or after 2150`);
}

async function fill(cursor: SectionCursor, writer: TablesWriter): Promise<C1zCounts> {
  const counts = { resourceTypes: 0, resources: 0, entitlements: 0, grants: 0, strangers: 0 };
  const types = new Map<string, ResourceType>();
  const names = new Map<string, string>();
  const entitlements = new Set<string>();
  for await (const type of cursor.section("resourceTypes")) {
    types.set(type.id, type);
    writer.resourceType(type.id, jsonOf(type));
    counts.resourceTypes += 1;
  }
  for await (const resource of cursor.section("resources")) {
    names.set(resourceKey(resource.id), resource.displayName);
    writer.resource(resource.id, widenResource(resource));
    counts.resources += 1;
  }
  for await (const entitlement of cursor.section("entitlements")) {
    entitlements.add(entitlement.id);
    const displayName = names.get(resourceKey(entitlement.resource.id));
    writer.entitlement(entitlement, widenEntitlement(entitlement, { displayName, types }));
    counts.entitlements += 1;
  }
  for await (const grants of cursor.batches("grants")) {
    for (const grant of grants) {
      if (!entitlements.has(grant.entitlement.id) || !names.has(resourceKey(grant.principal.id))) {
        counts.strangers += 1;
        continue;
      }
      writer.grant(grant);
      counts.grants += 1;
    }
  }
  return counts;
}
