import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import sqlite from "node-sqlite3-wasm";
import { parse } from "uuid";
import { resourceKey } from "../model/resource-id.js";
import type { ResourceType } from "../model/resource-type.js";
import { OutputError } from "../sync-file/errors.js";
import type { SyncHeader } from "../sync-file/header.js";
import type { Manifest } from "../sync-file/manifest.js";
import type { SectionCursor } from "../sync-file/section-cursor.js";
import { describeSystemError } from "../sync-file/system-error.js";
import { formatKsuid } from "./ksuid.js";
import { ownSyncSchema } from "./own-sync.js";
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
  header: SyncHeader;
  cursor: SectionCursor;
  /** Asked for when all records are read. */
  manifest(): Promise<Manifest>;
}

/**
 * A sync as a v1 c1z, in pieces. The database is first made in a folder of its own within `folder`, for its owner
 * alone, that is gone at the end, whatever that is: it takes about as much room as the sync file. Memory grows with
 * the number of resources.
 *
 * Throws OutputError when the database cannot be written, and what reading the records throws.
 */
export async function* writeC1z(
  { header, cursor, manifest }: C1zSource,
  { folder, done }: { folder: string; done: (counts: C1zCounts) => void },
): AsyncGenerator<Uint8Array> {
  const place = await onDisk(folder, mkdtemp(join(folder, ".jc-connector-c1z-")));
  try {
    const path = join(place, "sync.db");
    const run = { syncId: syncIdOf(header), startedAt: header.startedAt };
    const writer = onDiskNow(folder, () => new TablesWriter(path, run));
    try {
      const counts = await fill(cursor, writer, folder);
      const ownSync = ownSyncSchema.parse({ header, manifest: await manifest() });
      onDiskNow(folder, () => writer.finish(ownSync));
      done(counts);
    } finally {
      writer.close();
    }
    yield* compressed(path);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The SDK takes KSUIDs alone. Ours holds the sync file's own id, which an import finds in it again. */
function syncIdOf({ id, startedAt }: SyncHeader): string {
  return formatKsuid({ time: new Date(startedAt), payload: parse(id) });
}

async function fill(cursor: SectionCursor, writer: TablesWriter, folder: string): Promise<C1zCounts> {
  const counts = { resourceTypes: 0, resources: 0, entitlements: 0, grants: 0, strangers: 0 };
  const types = new Map<string, ResourceType>();
  const names = new Map<string, string>();
  const entitlements = new Set<string>();
  const written = (work: () => void) => onDiskNow(folder, work);
  for await (const type of cursor.section("resourceTypes")) {
    types.set(type.id, type);
    written(() => writer.resourceType(type.id, jsonOf(type)));
    counts.resourceTypes += 1;
  }
  for await (const resource of cursor.section("resources")) {
    names.set(resourceKey(resource.id), resource.displayName);
    written(() => writer.resource(resource.id, widenResource(resource)));
    counts.resources += 1;
  }
  for await (const entitlement of cursor.section("entitlements")) {
    entitlements.add(entitlement.id);
    const displayName = names.get(resourceKey(entitlement.resource.id));
    written(() => writer.entitlement(entitlement, widenEntitlement(entitlement, { displayName, types })));
    counts.entitlements += 1;
  }
  for await (const grants of cursor.batches("grants")) {
    for (const grant of grants) {
      if (!entitlements.has(grant.entitlement.id) || !names.has(resourceKey(grant.principal.id))) {
        counts.strangers += 1;
        continue;
      }
      written(() => writer.grant(grant));
      counts.grants += 1;
    }
  }
  return counts;
}

async function onDisk<Result>(folder: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    throw new OutputError(
      `cannot write to ${folder}: ${describeSystemError(cause, "the directory does not exist")}`,
      { cause },
    );
  }
}

function onDiskNow<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof sqlite.SQLite3Error)) throw cause;
    throw new OutputError(`cannot write the database of a c1z in ${folder}: ${cause.message}`, { cause });
  }
}
