import type { Entitlement } from "../../model/entitlement.js";
import { type Grant, grantId } from "../../model/grant.js";
import { compareEntitlements, compareText } from "../../model/order.js";
import { resourceKey } from "../../model/resource-id.js";
import type { ResourceType } from "../../model/resource-type.js";
import { C1zError } from "../errors.js";
import type { ImportedRecords } from "./imported-records.js";
import { resourceTypes as knownTypes } from "./known-types.js";
import type { LeftOutTally } from "./left-out.js";
import { foundAt, orderedGrants, orderedPlaces, type Place } from "./ordered.js";
import { ResourceFacts } from "./resource-facts.js";
import type { EntitlementRow, Tables } from "./tables.js";

/**
 * The records of a c1z whose accounts and entitlements are those of a sync, as our own export makes it. Grants of or to
 * what it does not hold are left out.
 *
 * Throws C1zError, as do the grants while they are iterated.
 */
export function ownRecords(
  tables: Tables,
  {
    entitlements: rows,
    tally,
    connector,
  }: { entitlements: readonly EntitlementRow[]; tally: LeftOutTally; connector: string },
): ImportedRecords {
  const facts = new ResourceFacts();
  const places: Place[] = [];
  const keys = new Set<string>();
  for (const { resource, row } of tables.resources()) {
    facts.add(resource);
    keys.add(resourceKey(resource.id));
    places.push({ id: resource.id, find: () => tables.resource(row) });
  }
  const held = rows.filter(({ entitlement: { id, resource } }) => {
    const isHeld = keys.has(resourceKey(resource.id));
    if (!isHeld) tally.add("entitlement of a resource that the file lacks", id);
    return isHeld;
  });
  const sorted = held.toSorted((a, b) => compareEntitlements(a.entitlement, b.entitlement));
  refuseRepeated(sorted, tables.name);
  const ids = new Map(sorted.map(({ externalId, entitlement }) => [externalId, entitlement.id]));
  return {
    resourceTypes: typesOf(tables, facts.types),
    resources: { [Symbol.iterator]: () => foundAt(orderedPlaces(places, tables.name)) },
    entitlements: sorted.map(({ entitlement }) => entitlement),
    grants: {
      *[Symbol.iterator]() {
        for (const { entitlement, externalId } of sorted) {
          const grants = tables.grants(externalId).flatMap((grant): Grant[] => {
            if (keys.has(resourceKey(grant.principal.id))) return [renamed(grant, { entitlement, ids })];
            tally.add("grant to what the file lacks", resourceKey(grant.principal.id));
            return [];
          });
          yield* orderedGrants(grants, tables.name);
        }
        const others = tables.grantsNotAskedFor();
        for (let other = 0; other < others; other += 1) tally.add("grant of what the file lacks", "");
      },
    },
    told: { connector, without: [], ...facts.told() },
  };
}

/** The types that have a resource, in the words of the file where it has any. */
function typesOf(tables: Tables, used: ReadonlySet<string>): ResourceType[] {
  const types = new Map(knownTypes.map((type) => [type.id, type]));
  for (const type of tables.resourceTypes()) types.set(type.id, type);
  return [...types.values()].filter(({ id }) => used.has(id)).sort((a, b) => compareText(a.id, b.id));
}

function refuseRepeated(sorted: readonly EntitlementRow[], name: string): void {
  for (const [index, { entitlement, where }] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined && compareEntitlements(before.entitlement, entitlement) === 0) {
      throw new C1zError(`${where}: ${entitlement.id} stands there twice in ${name}`);
    }
  }
}

/** A grant under the ids that a sync gives to it and to what it comes through. */
function renamed(
  { principal, sources, annotations }: Grant,
  { entitlement, ids }: { entitlement: Entitlement; ids: ReadonlyMap<string, string> },
): Grant {
  const own = (id: string) => ids.get(id) ?? id;
  return {
    entitlement: { resource: entitlement.resource, id: entitlement.id },
    principal,
    id: grantId(entitlement.id, principal.id),
    ...(sources && {
      sources: {
        sources: Object.fromEntries(Object.entries(sources.sources).map(([id, how]) => [own(id), how])),
      },
    }),
    ...(annotations && {
      annotations: annotations.map((annotation) =>
        "entitlementIds" in annotation
          ? { ...annotation, entitlementIds: annotation.entitlementIds.map(own) }
          : annotation,
      ),
    }),
  };
}
