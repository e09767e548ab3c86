import type { Entitlement } from "../../model/entitlement.js";
import type { Grant } from "../../model/grant.js";
import { compareEntitlements, compareGrants, compareResourceIds } from "../../model/order.js";
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
  const compare = (a: Place, b: Place) => compareResourceIds(a.id, b.id);
  return strictly(places, compare, ({ id }) => `${name}: v1_resources: ${resourceKey(id)}`);
}

export function* foundAt(places: readonly Place[]): Generator<Resource> {
  for (const { find } of places) yield find();
}

/** Throws C1zError for one that is there twice. */
export function orderedEntitlements(entitlements: readonly Entitlement[], name: string): Entitlement[] {
  return strictly(entitlements, compareEntitlements, ({ id }) => `${name}: v1_entitlements: ${id}`);
}

/** The grants of one entitlement in order. Throws C1zError for one that is there twice. */
export function orderedGrants(grants: readonly Grant[], name: string): Grant[] {
  return strictly(grants, compareGrants, ({ id }) => `${name}: v1_grants: ${id}`);
}

function strictly<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
  where: (item: Item) => string,
): Item[] {
  const sorted = items.toSorted(compare);
  for (const [index, item] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined && compare(before, item) === 0)
      throw new C1zError(`${where(item)} stands there twice`);
  }
  return sorted;
}
