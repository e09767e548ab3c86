import type { Entitlement } from "../../model/entitlement.js";
import type { Grant } from "../../model/grant.js";
import { compareResourceTypes } from "../../model/order.js";
import type { ResourceType } from "../../model/resource-type.js";
import { C1zError } from "../errors.js";
import type { ImportedRecords } from "./imported-records.js";
import { foundAt, orderedEntitlements, orderedGrants, orderedPlaces, type Place } from "./ordered.js";
import type { Tables } from "./tables.js";

/**
 * The records of a c1z that our own export made: all of them, as they are.
 *
 * Throws C1zError, as do the resources and grants while they are iterated.
 */
export function ownRecords(tables: Tables): ImportedRecords {
  const places: Place[] = [];
  for (const { resource, row } of tables.resources()) {
    places.push({ id: resource.id, find: () => tables.resource(row) });
  }
  const ordered = orderedPlaces(places, tables.name);
  const entitlements = orderedEntitlements([...tables.entitlements()], tables.name);
  return {
    resourceTypes: typesOf(tables),
    resources: { [Symbol.iterator]: () => foundAt(ordered) },
    entitlements,
    grants: { [Symbol.asyncIterator]: () => grantsOf(tables, entitlements) },
  };
}

function typesOf(tables: Tables): ResourceType[] {
  const types = new Map<string, ResourceType>();
  for (const type of tables.resourceTypes()) {
    if (types.has(type.id))
      throw new C1zError(`${tables.name}: v1_resource_types: ${type.id} stands there twice`);
    types.set(type.id, type);
  }
  return [...types.values()].sort(compareResourceTypes);
}

async function* grantsOf(
  tables: Tables,
  entitlements: readonly Entitlement[],
): AsyncGenerator<readonly Grant[]> {
  for (const { id, resource } of entitlements) {
    const grants = await tables.all(tables.grants({ externalId: id, resource: resource.id }));
    yield orderedGrants(grants, tables.name);
  }
  const others = tables.grantsNotAskedFor();
  if (others > 0) {
    throw new C1zError(
      `${tables.name}: v1_grants: ${others} are of entitlements that the file does not hold`,
    );
  }
}
