import pLimit from "p-limit";
import { isAskable } from "../connector/askable.js";
import { GoneError } from "../connector/gone-error.js";
import type { EdgeList, ResourceSyncer } from "../connector/resource-syncer.js";
import { entitlementId } from "../model/entitlement.js";
import type { ResourceId } from "../model/resource-id.js";
import { Edges } from "./edges.js";

/** Edge lists under way at once; how many requests are is the client's affair. */
const LISTS_AT_ONCE = 32;
/** An edge list that answers 404 although its object exists is read so often. */
const TRIES = 3;

/** Reads the edges of every listed object, each once. */
export class EdgeReading {
  readonly edges = new Edges();
  /** Objects that were deleted while the sync ran, by resource type. */
  readonly gone = new Map<string, string[]>();
  readonly #syncers: readonly ResourceSyncer[];
  /** The objects whose edges were read or cannot be, by resource type. */
  readonly #done = new Map<string, Set<string>>();
  readonly #unaskable = new Map<string, ResourceId>();

  constructor(syncers: readonly ResourceSyncer[]) {
    this.#syncers = syncers;
  }

  /** Listed objects whose ids cannot stand in a path, so that their edges were not asked for. */
  get unaskable(): readonly ResourceId[] {
    return [...this.#unaskable.values()];
  }

  /** Reads the edges of the listed objects that have none yet. Rejects with the errors of the API client. */
  async readNew(): Promise<void> {
    const limit = pLimit(LISTS_AT_ONCE);
    const reading = this.#newLists().map(({ syncer, resource, list }) =>
      limit(async () => {
        if (!(await this.#read({ syncer, resource, list }))) this.#isGone(syncer.resourceType.id, resource);
      }),
    );
    await Promise.all(reading);
    for (const syncer of this.#syncers) {
      for (const resource of this.gone.get(syncer.resourceType.id) ?? []) this.#forget(syncer, resource);
    }
  }

  #newLists(): { syncer: ResourceSyncer; resource: string; list: EdgeList }[] {
    return this.#syncers.flatMap((syncer) => {
      const { resourceType, edgeLists } = syncer;
      if (edgeLists === undefined) return [];
      const done = this.#done.get(resourceType.id) ?? new Set();
      this.#done.set(resourceType.id, done);
      return [...syncer.ids()]
        .filter((resource) => !done.has(resource))
        .flatMap((resource) => {
          const lists = edgeLists(resource);
          if (lists.length === 0) return [];
          done.add(resource);
          if (isAskable(resource)) return lists.map((list) => ({ syncer, resource, list }));
          this.#unaskable.set(`${resourceType.id}:${resource}`, { resourceType: resourceType.id, resource });
          return [];
        });
    });
  }

  /** Whether the resource is there: 404 for its edges is believed only when it is gone itself. */
  async #read(unit: { syncer: ResourceSyncer; resource: string; list: EdgeList }): Promise<boolean> {
    const { syncer, resource, list } = unit;
    const id = entitlementId({ resourceType: syncer.resourceType.id, resource }, list.slug);
    for (let tries = 1; ; tries += 1) {
      try {
        this.edges.set(id, { ...list, of: resource, principals: await list.principals() });
        return true;
      } catch (error) {
        if (!(error instanceof GoneError)) throw error;
        if ((await syncer.find?.(resource)) === undefined) return false;
        if (tries === TRIES) throw error.cause;
      }
    }
  }

  #isGone(resourceType: string, resource: string): void {
    const ids = this.gone.get(resourceType) ?? [];
    if (!ids.includes(resource)) this.gone.set(resourceType, [...ids, resource]);
  }

  #forget(syncer: ResourceSyncer, resource: string): void {
    for (const { slug } of syncer.edgeLists?.(resource) ?? []) {
      this.edges.delete(entitlementId({ resourceType: syncer.resourceType.id, resource }, slug));
    }
    syncer.forget?.(resource);
  }
}
