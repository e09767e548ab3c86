import type { Grant } from "../../model/grant.js";
import { compareGrants, compareResourceIds } from "../../model/order.js";
import type { Resource } from "../../model/resource.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import { C1zError } from "../errors.js";

/** Where a resource is found when it is written: held in memory are ids, not records. */
export interface Place {
  id: ResourceId;
  find(): Resource;
}

/** The places in the order of their ids. Throws C1zError for one that is there twice. */
export function orderedPlaces(places: readonly Place[], name: string): Place[] {
  const sorted = places.toSorted((a, b) => compareResourceIds(a.id, b.id));
  for (const [index, { id }] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined && compareResourceIds(before.id, id) === 0) {
      throw new C1zError(`${name}: v1_resources: ${resourceKey(id)} stands there twice`);
    }
  }
  return sorted;
}

export function* foundAt(places: readonly Place[]): Generator<Resource> {
  for (const { find } of places) yield find();
}

/** The grants of one entitlement in order. Throws C1zError for one that is there twice. */
export function orderedGrants(grants: readonly Grant[], name: string): Grant[] {
  const sorted = grants.toSorted(compareGrants);
  for (const [index, grant] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined && compareGrants(before, grant) === 0) {
      throw new C1zError(`${name}: v1_grants: ${grant.id} stands there twice`);
    }
  }
  return sorted;
}
