import pLimit from "p-limit";
import type { Connector } from "../connector/connector.js";
import { GoneError } from "../connector/gone-error.js";
import type { EdgeList, ResourceSyncer } from "../connector/resource-syncer.js";
import { entitlementId } from "../model/entitlement.js";
import type { ResourceId } from "../model/resource-id.js";
import { Edges } from "./edges.js";
import { resolveStrangers, type Strangers } from "./strangers.js";
import type { Tally } from "./tally.js";

/** What was read of an organisation, complete or not: the tally knows which. */
export interface Collected {
  edges: Edges;
  /** Objects that were deleted while the sync ran, by resource type. */
  gone: ReadonlyMap<string, readonly string[]>;
  /** Listed objects whose ids cannot stand in a path, so that their edges were not asked for. */
  unaskable: readonly ResourceId[];
  strangers: Strangers;
}

/** Edge lists under way at once; how many requests are is the client's affair. */
const LISTS_AT_ONCE = 32;
/** An edge list that answers 404 although its object exists is read so often. */
const TRIES = 3;
/** An id that can stand in a path. JumpCloud's are 24 hexadecimal digits. */
const ASKABLE = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Reads everything: first the lists, then the edges of each object, then what came to the end of the lists meanwhile,
 * then each id that an edge leads to and no list held. Rejects with the errors of the API client.
 */
export async function collect(connector: Connector, tally: Tally): Promise<Collected> {
  const { syncers } = connector;
  await Promise.all(syncers.map((syncer) => drain(syncer.list())));
  const edges = new Edges();
  const gone = new Map<string, string[]>();
  const unaskable: ResourceId[] = [];
  const limit = pLimit(LISTS_AT_ONCE);
  const reading: Promise<void>[] = [];
  for (const syncer of syncers) {
    const resourceType = syncer.resourceType.id;
    for (const resource of syncer.edgeLists === undefined ? [] : [...syncer.ids()]) {
      const lists = syncer.edgeLists?.(resource) ?? [];
      if (lists.length === 0) continue;
      if (!ASKABLE.test(resource)) {
        unaskable.push({ resourceType, resource });
        continue;
      }
      for (const list of lists) {
        reading.push(
          limit(async () => {
            if (await readEdges({ syncer, resource, list, edges })) return;
            const ids = gone.get(resourceType) ?? [];
            if (!ids.includes(resource)) gone.set(resourceType, [...ids, resource]);
          }),
        );
      }
    }
  }
  await Promise.all(reading);
  forgetGone({ syncers, gone, edges });
  for (const syncer of syncers) {
    if (syncer.recent === undefined) continue;
    for await (const _ of syncer.recent()) tally.createdDuringSync(syncer.resourceType.id);
  }
  const strangers = await resolveStrangers({ syncers, edges, gone, tally });
  return { edges, gone, unaskable, strangers };
}

async function drain(ids: AsyncIterable<string>): Promise<void> {
  for await (const _ of ids);
}

/** Whether the resource is there: 404 for its edges is believed only when it is gone itself. */
async function readEdges(unit: {
  syncer: ResourceSyncer;
  resource: string;
  list: EdgeList;
  edges: Edges;
}): Promise<boolean> {
  const { syncer, resource, list, edges } = unit;
  const id = entitlementId({ resourceType: syncer.resourceType.id, resource }, list.slug);
  for (let tries = 1; ; tries += 1) {
    try {
      const principals: string[] = [];
      for await (const principal of list.principals()) principals.push(principal);
      edges.set(id, { ...list, of: resource, principals });
      return true;
    } catch (error) {
      if (!(error instanceof GoneError)) throw error;
      if ((await syncer.find?.(resource)) === undefined) return false;
      if (tries === TRIES) throw error.cause;
    }
  }
}

function forgetGone(collected: {
  syncers: readonly ResourceSyncer[];
  gone: ReadonlyMap<string, readonly string[]>;
  edges: Edges;
}): void {
  for (const syncer of collected.syncers) {
    for (const resource of collected.gone.get(syncer.resourceType.id) ?? []) {
      for (const { slug } of syncer.edgeLists?.(resource) ?? []) {
        collected.edges.delete(entitlementId({ resourceType: syncer.resourceType.id, resource }, slug));
      }
      syncer.forget?.(resource);
    }
  }
}
