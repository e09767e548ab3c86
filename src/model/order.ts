import type { Entitlement } from "./entitlement.js";
import { type Grant, slugOf } from "./grant.js";
import type { Resource } from "./resource.js";
import type { ResourceId } from "./resource-id.js";
import type { ResourceType } from "./resource-type.js";

// A sync file is sorted by UTF-16 code units, by the parts of an id and never by the composed id: "a:b" sorts
// differently from ("a", "b") next to ("a!", "b").

/** Compares by UTF-16 code units, whatever the locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function compareResourceIds(a: ResourceId, b: ResourceId): number {
  return compareText(a.resourceType, b.resourceType) || compareText(a.resource, b.resource);
}

export function compareResourceTypes(a: ResourceType, b: ResourceType): number {
  return compareText(a.id, b.id);
}

export function compareResources(a: Resource, b: Resource): number {
  return compareResourceIds(a.id, b.id);
}

export function compareEntitlements(a: Entitlement, b: Entitlement): number {
  return compareResourceIds(a.resource.id, b.resource.id) || compareText(a.slug, b.slug);
}

export function compareGrants(a: Grant, b: Grant): number {
  // Who makes many grants lets them share their entitlement, and its slug is cut out of its id.
  if (a.entitlement === b.entitlement) return compareResourceIds(a.principal.id, b.principal.id);
  return (
    compareResourceIds(a.entitlement.resource.id, b.entitlement.resource.id) ||
    compareText(slugOf(a.entitlement), slugOf(b.entitlement)) ||
    compareResourceIds(a.principal.id, b.principal.id)
  );
}
