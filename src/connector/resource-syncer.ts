import type { Entitlement } from "../model/entitlement.js";
import type { Resource } from "../model/resource.js";
import type { ResourceId } from "../model/resource-id.js";
import type { ResourceType } from "../model/resource-type.js";
import type { EdgeListName } from "../model/what-is-read.js";

/**
 * One resource type. First everything is listed (`list`, then `edgeLists` of each resource), then, when all reading is
 * over, the records are made (`ids`, `resource`, `entitlements`, `holders`) without any request. The reading methods
 * reject with the errors of the API client.
 */
export interface ResourceSyncer {
  readonly resourceType: ResourceType;

  /** Reads the type's lists, in place of what they held before; yields the id of each resource as it comes. */
  list(): AsyncIterable<string>;
  /** Reads what came to the end of the lists since; yields new ids. Only where lists are in order of growing ids. */
  recent?(): AsyncIterable<string>;
  /**
   * Reads one object by itself; `undefined` when there is none (any more). An object that the key may not read (403)
   * may exist: found, without a time.
   */
  find?(id: string): Promise<Found | undefined>;
  /** Forgets an object that was deleted during the sync. */
  forget?(id: string): void;
  /** The lists of principals that JumpCloud keeps for one listed resource. */
  edgeLists?(id: string): EdgeList[];

  /** The ids of all resources of the type, in any order. */
  ids(): Iterable<string>;
  resource(id: string): Resource;
  entitlements(id: string): Entitlement[];
  /** Who holds the entitlement of a resource as far as the listed objects themselves say so; no request. */
  holders?(id: string): Iterable<ResourceId>;
}

/** An object that an edge leads to and that no list held. */
export interface Found {
  /** When it was created, in milliseconds since 1970; absent when JumpCloud does not tell. */
  createdAtMs?: number;
  /** Takes it into the organisation after all; absent where a later object is left to the next sync. */
  keep?(): void;
}

/** The principals of one type who hold one entitlement of a resource, as JumpCloud states it. */
export interface EdgeList {
  /** The list's name in the manifest. */
  list: EdgeListName;
  slug: string;
  principalType: string;
  /** Who holds `slug` of such a principal holds this entitlement too: principals of the type `to`. */
  expandable?: { slug: string; to: string };
  /** Rejects with GoneError when JumpCloud answers 404 for the resource. */
  principals(): Promise<readonly string[]>;
}
