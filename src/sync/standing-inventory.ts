import type { EdgeList } from "../connector/resource-syncer.js";
import type { Entitlement } from "../model/entitlement.js";
import { type Grant, isDirect } from "../model/grant.js";
import { ContentCounter } from "../sync-file/counts.js";
import { SyncFileError } from "../sync-file/errors.js";
import { openSyncFile, type SyncFile } from "../sync-file/read.js";
import type { SyncFileRecord } from "../sync-file/section-parser.js";
import { coverageOf } from "./coverage.js";
import { type Inventory, InventoryTaker } from "./inventory.js";

/**
 * The inventory of a sync file. Memory grows with its groups and apps, not with its grants.
 *
 * Throws SyncFileError when the file cannot be read to its end, or holds another number of records than it states: what
 * is compared with a file that lost something proves nothing.
 */
export async function standingInventory(path: string): Promise<Inventory> {
  const file = await openSyncFile(path);
  const taker = new InventoryTaker();
  const counter = new ContentCounter();
  for await (const batch of file.batches()) for (const entry of batch) count(entry, { taker, counter });
  const manifest = await file.manifest();
  compareCounts(file, { stated: manifest.counts, held: counter.counts() });
  return taker.finish(coverageOf({ options: file.header.options, ...manifest }));
}

function count(
  entry: SyncFileRecord,
  { taker, counter }: { taker: InventoryTaker; counter: ContentCounter },
) {
  switch (entry.section) {
    case "resourceTypes":
      counter.add(entry.section, entry.record.id);
      break;
    case "resources":
      counter.add(entry.section, entry.record.id.resourceType);
      taker.addResource(entry.record);
      break;
    case "entitlements":
      counter.add(entry.section, entry.record.resource.id.resourceType);
      for (const list of listsOf(entry.record)) taker.addList(list, entry.record.resource.id.resource);
      break;
    case "grants": {
      const { resource } = entry.record.entitlement;
      counter.add(entry.section, resource.id.resourceType);
      const list = listOf(entry.record);
      if (list !== undefined) taker.addRows({ list, id: resource.id.resource, rows: 1 });
      break;
    }
  }
}

/** The lists that JumpCloud keeps for a resource; none for the app that is made for administrators. */
function listsOf({ resource, grantableTo }: Entitlement): EdgeList["list"][] {
  return grantableTo.flatMap(({ id }) => listBetween(resource.id.resourceType, id) ?? []);
}

/** The list in which JumpCloud states a grant; `undefined` when no list of a resource does. */
function listOf(grant: Grant): EdgeList["list"] | undefined {
  const list = listBetween(grant.entitlement.resource.id.resourceType, grant.principal.id.resourceType);
  return list === "appUsers" && !isDirect(grant) ? undefined : list;
}

function listBetween(resourceType: string, principalType: string): EdgeList["list"] | undefined {
  if (resourceType === "group") return principalType === "user" ? "memberships" : undefined;
  if (resourceType !== "app") return undefined;
  return principalType === "user" ? "appUsers" : principalType === "group" ? "appGroups" : undefined;
}

function compareCounts(
  { name }: SyncFile,
  {
    stated,
    held,
  }: { stated: ReturnType<ContentCounter["counts"]>; held: ReturnType<ContentCounter["counts"]> },
): void {
  for (const section of ["resourceTypes", "resources", "entitlements", "grants"] as const) {
    if (stated[section] === held[section]) continue;
    throw new SyncFileError(`${name}: it states ${stated[section]} ${section} and holds ${held[section]}`);
  }
}
