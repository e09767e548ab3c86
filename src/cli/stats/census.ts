import { isDirect } from "../../model/grant.js";
import type { SyncFile } from "../../sync-file/read.js";
import type { SyncFileRecord } from "../../sync-file/section-parser.js";

/** What a sync file holds of one resource type. */
export interface TypeCensus {
  displayName: string;
  resources: number;
  entitlements: number;
  grants: number;
  /** By status, where resources of the type have one. */
  enabled?: number;
  disabled?: number;
  /** Grants that come through another entitlement and in no other way. */
  inheritedOnly?: number;
}

export interface Census {
  byResourceType: Map<string, TypeCensus>;
  /** Display names of groups and apps, by "type:id". */
  names: Map<string, string>;
}

/**
 * Counts the records of a file by resource type; a grant counts where its entitlement's resource does. Memory grows
 * with groups and apps alone. Throws SyncFileError.
 */
export async function takeCensus(file: SyncFile): Promise<Census> {
  const byResourceType = new Map<string, TypeCensus>();
  const names = new Map<string, string>();
  for await (const batch of file.batches())
    for (const record of batch) count(record, { byResourceType, names });
  return { byResourceType, names };
}

function count(entry: SyncFileRecord, { byResourceType, names }: Census): void {
  const of = (type: string) => typeOf(type, byResourceType);
  switch (entry.section) {
    case "resourceTypes":
      of(entry.record.id).displayName = entry.record.displayName;
      break;
    case "resources": {
      const { id, displayName, status } = entry.record;
      const type = of(id.resourceType);
      type.resources += 1;
      if (status?.status === "RESOURCE_STATUS_ENABLED") type.enabled = (type.enabled ?? 0) + 1;
      if (status?.status === "RESOURCE_STATUS_DISABLED") type.disabled = (type.disabled ?? 0) + 1;
      // Only groups and apps have lists of their own, so only they stand in a gap.
      if (id.resourceType === "group" || id.resourceType === "app") {
        names.set(`${id.resourceType}:${id.resource}`, displayName);
      }
      break;
    }
    case "entitlements":
      of(entry.record.resource.id.resourceType).entitlements += 1;
      break;
    case "grants": {
      const type = of(entry.record.entitlement.resource.id.resourceType);
      type.grants += 1;
      if (!isDirect(entry.record)) type.inheritedOnly = (type.inheritedOnly ?? 0) + 1;
      break;
    }
  }
}

function typeOf(id: string, types: Map<string, TypeCensus>): TypeCensus {
  const known = types.get(id);
  if (known !== undefined) return known;
  const fresh = { displayName: id, resources: 0, entitlements: 0, grants: 0 };
  types.set(id, fresh);
  return fresh;
}
