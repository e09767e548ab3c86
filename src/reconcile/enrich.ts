import type { Grant } from "../model/grant.js";
import type { Resource } from "../model/resource.js";
import { ContentDigest } from "../sync-file/digest.js";
import type { SyncHeader } from "../sync-file/header.js";
import { openSyncFile, type SyncFile } from "../sync-file/read.js";
import { SectionCursor } from "../sync-file/section-cursor.js";
import type { SyncFileRecord } from "../sync-file/section-parser.js";
import { type WrittenSyncFile, writeSyncFile } from "../sync-file/write.js";
import { edgeMarks } from "./edge-table.js";
import { withGrantedAt, withLastLogin } from "./enrich-records.js";
import { FalseStatementError } from "./errors.js";
import { pathOf } from "./path.js";
import type { Reconciliation } from "./reconciliation.js";
import { reportSubjects } from "./report-kind.js";

/** What was added to a sync file. */
export interface Enriched {
  /** Users with a newest sign-in to an app. */
  lastLogins: number;
  /** Grants with the time since when they are there. */
  grantedAt: number;
  written: WrittenSyncFile;
}

/**
 * Writes the sync file at `path` once more, with the times of the reports that it was reconciled with. Who has what is
 * the same; digest and header say that more was added.
 *
 * Throws what reading and writing a sync file throw, and FalseStatementError when the file is no longer the one that
 * was reconciled.
 */
export async function enrich(
  path: string,
  reconciliation: Reconciliation,
  options: { target: string; signal?: AbortSignal },
): Promise<Enriched> {
  const { target, signal } = options;
  const file = await openSyncFile(path);
  const { manifest } = reconciliation;
  const adding = new Adding(reconciliation);
  try {
    const digest = new ContentDigest();
    const cursor = new SectionCursor(digested(file, digest));
    const written = await writeSyncFile(
      target,
      {
        header: enrichedHeader(file.header, reconciliation),
        resourceTypes: cursor.section("resourceTypes"),
        resources: mapped(cursor.section("resources"), (resource) => adding.resource(resource)),
        entitlements: cursor.section("entitlements"),
        grants: checked(
          mapped(cursor.section("grants"), (grant) => adding.grant(grant)),
          () => checkSame(file, { digest, expected: manifest.digest }),
        ),
        manifest: (facts) => ({ ...manifest, ...facts }),
      },
      { ...(signal && { signal }) },
    );
    return { lastLogins: adding.lastLogins, grantedAt: adding.grantedAt, written };
  } finally {
    await file.close();
  }
}

async function* digested(file: SyncFile, digest: ContentDigest): AsyncGenerator<readonly SyncFileRecord[]> {
  for await (const batch of file.batches()) {
    digest.addRecords(batch);
    yield batch;
  }
}

async function* mapped<Item>(items: AsyncIterable<Item>, map: (item: Item) => Item): AsyncGenerator<Item> {
  for await (const item of items) yield map(item);
}

async function* checked<Item>(items: AsyncIterable<Item>, check: () => void): AsyncGenerator<Item> {
  yield* items;
  check();
}

/** Between the two readings another sync may have replaced the file. */
function checkSame(
  { name }: SyncFile,
  { digest, expected }: { digest: ContentDigest; expected: string },
): void {
  if (digest.finish() !== expected)
    throw new FalseStatementError(`${name}: it was changed while it was read`);
}

function enrichedHeader(header: SyncHeader, { reports }: Reconciliation): SyncHeader {
  // A file's own time changes with every copy: it would make other bytes of the same report.
  const facts = reports.map(({ kind, sha256, time }) => ({
    kind,
    sha256,
    ...(time && { time: time.toISOString() }),
  }));
  return { ...header, enriched: { reports: [...(header.enriched?.reports ?? []), ...facts] } };
}

/** Adds times to records as they pass. */
class Adding {
  readonly #reconciliation: Reconciliation;
  lastLogins = 0;
  grantedAt = 0;

  constructor(reconciliation: Reconciliation) {
    this.#reconciliation = reconciliation;
  }

  resource(resource: Resource): Resource {
    if (resource.id.resourceType !== "user") return resource;
    const { directory, reports } = this.#reconciliation;
    const user = directory.users.numberOf(resource.id.resource) ?? -1;
    const times = reports.flatMap(({ lastLogins }) => lastLogins.get(user) ?? []);
    if (times.length === 0) return resource;
    this.lastLogins += 1;
    return withLastLogin(resource, Math.max(...times));
  }

  /**
   * Only what is granted directly has a time of its own: of somebody who has an app through a group, the report's time
   * does not tell whether it is that of joining the group or of binding it.
   */
  grant(grant: Grant): Grant {
    const { entitlement, principal } = grant;
    const path = pathOf(grant);
    if (principal.id.resourceType !== "user" || path === "inherited") return grant;
    const { directory, reports } = this.#reconciliation;
    for (const { kind, edges } of reports) {
      const { resourceType } = reportSubjects[kind];
      if (entitlement.resource.id.resourceType !== resourceType) continue;
      const user = directory.users.numberOf(principal.id.resource) ?? -1;
      const resource = directory.resources[resourceType].numberOf(entitlement.resource.id.resource) ?? -1;
      const position = edges.find(user, resource) ?? -1;
      const time = edges.time(position);
      const isOfDirect = path === "direct" || (edges.marks(position) & edgeMarks.direct) !== 0;
      if (time === undefined || !isOfDirect) continue;
      this.grantedAt += 1;
      return withGrantedAt(grant, { time, kind });
    }
    return grant;
  }
}
