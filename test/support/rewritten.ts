import type { Grant } from "../../src/model/grant.js";
import type { Resource } from "../../src/model/resource.js";
import type { SyncHeader } from "../../src/sync-file/header.js";
import { openSyncFile } from "../../src/sync-file/read.js";
import type { SyncFileRecord } from "../../src/sync-file/section-parser.js";
import { type WrittenSyncFile, writeSyncFile } from "../../src/sync-file/write.js";

/** What is to be another way in a copy of a sync file. */
export interface Rewrite {
  header?: Partial<SyncHeader>;
  /** Another resource in its place. */
  resource?(resource: Resource): Resource;
  /** Grants besides those of the file; their entitlements and principals have to be in it. */
  moreGrants?: readonly Grant[];
}

/** Writes a sound copy of a sync file that says something else. */
export async function rewriteSyncFile(
  { from, to }: { from: string; to: string },
  { header = {}, resource = (same) => same, moreGrants = [] }: Rewrite,
): Promise<WrittenSyncFile> {
  const file = await openSyncFile(from);
  const entries: SyncFileRecord[] = [];
  for await (const entry of file.records()) entries.push(entry);
  const manifest = await file.manifest();
  const grants = entries.flatMap((entry) => (entry.section === "grants" ? [entry.record] : []));
  return writeSyncFile(to, {
    header: { ...file.header, ...header },
    resourceTypes: entries.flatMap((entry) => (entry.section === "resourceTypes" ? [entry.record] : [])),
    resources: entries.flatMap((entry) => (entry.section === "resources" ? [resource(entry.record)] : [])),
    entitlements: entries.flatMap((entry) => (entry.section === "entitlements" ? [entry.record] : [])),
    grants: [...grants, ...moreGrants].sort((a, b) => (a.id < b.id ? -1 : 1)),
    manifest: (facts) => ({ ...manifest, ...facts }),
  });
}
