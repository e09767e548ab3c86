import type { Connector } from "../connector/connector.js";
import type { ResourceSyncer } from "../connector/resource-syncer.js";
import { type Entitlement, entitlementId } from "../model/entitlement.js";
import type { Grant } from "../model/grant.js";
import { compareEntitlements, compareText } from "../model/order.js";
import type { Resource } from "../model/resource.js";
import type { ResourceType } from "../model/resource-type.js";
import type { Edges } from "./edges.js";
import { grantsOf } from "./expand.js";

/** The records of a sync file, section by section, each in the file's order. Made while they are iterated. */
export interface Records {
  resourceTypes: Iterable<ResourceType>;
  resources: Iterable<Resource>;
  entitlements: Iterable<Entitlement>;
  grants: Iterable<Grant>;
}

/** A resource type with the ids of its resources in order. */
interface Listed {
  syncer: ResourceSyncer;
  ids: readonly string[];
}

export function recordsOf(connector: Connector, edges: Edges): Records {
  const listed = connector.syncers
    .map((syncer) => ({ syncer, ids: [...syncer.ids()].sort(compareText) }))
    .filter(({ ids }) => ids.length > 0)
    .sort((a, b) => compareText(a.syncer.resourceType.id, b.syncer.resourceType.id));
  return {
    resourceTypes: listed.map(({ syncer }) => syncer.resourceType),
    resources: { [Symbol.iterator]: () => resources(listed) },
    entitlements: { [Symbol.iterator]: () => entitlements(listed) },
    grants: { [Symbol.iterator]: () => grants(listed, edges) },
  };
}

/** Adds the grants that the listed objects state themselves, such as an administrator's roles. */
export function addHolders(connector: Connector, edges: Edges): void {
  for (const { resourceType, ids, entitlements, holders } of connector.syncers) {
    if (holders === undefined) continue;
    for (const resource of ids()) {
      const byType = new Map<string, string[]>();
      for (const holder of holders(resource)) {
        const known = byType.get(holder.resourceType);
        if (known === undefined) byType.set(holder.resourceType, [holder.resource]);
        else known.push(holder.resource);
      }
      for (const { slug } of byType.size === 0 ? [] : entitlements(resource)) {
        const id = entitlementId({ resourceType: resourceType.id, resource }, slug);
        for (const [principalType, principals] of byType) {
          // Holders are kept in order of ids, and a list need not come in that order.
          principals.sort(compareText);
          edges.set(id, { list: "listed", of: resource, principalType, principals });
        }
      }
    }
  }
}

function* resources(listed: readonly Listed[]): Generator<Resource> {
  for (const { syncer, ids } of listed) for (const id of ids) yield syncer.resource(id);
}

function* entitlements(listed: readonly Listed[]): Generator<Entitlement> {
  for (const { syncer, ids } of listed) {
    for (const id of ids) yield* syncer.entitlements(id).sort(compareEntitlements);
  }
}

function* grants(listed: readonly Listed[], edges: Edges): Generator<Grant> {
  for (const entitlement of entitlements(listed)) yield* grantsOf(entitlement, edges);
}
