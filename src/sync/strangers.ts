import { isAskable } from "../connector/askable.js";
import type { Found, ResourceSyncer } from "../connector/resource-syncer.js";
import type { Edges } from "./edges.js";
import type { Tally } from "./tally.js";

/** What became of the ids that edges lead to and no list held, as `type:id`. */
export interface Strangers {
  /** They do not exist: edges to deleted objects. */
  unresolved: ReadonlySet<string>;
  /** Created after the sync began. */
  createdDuringSync: ReadonlySet<string>;
  /** They exist, and existed: somebody fell out of a list. Or there were too many to ask for, or no path can hold them. */
  missed: ReadonlySet<string>;
  /** Resource types whose list is an earlier run's and lacks an object that is there: to be listed again. */
  outdated: ReadonlySet<string>;
}

/** More than so many are not asked for one by one: their type is incomplete. */
const MOST_ASKED = 1000;

/**
 * Reads by itself each object that an edge leads to and no list held, and drops the edges to those that are not there.
 * What counts as created during the sync is decided by JumpCloud's own clock, the `Date` of the sync's first answer.
 */
export async function resolveStrangers(from: {
  syncers: readonly ResourceSyncer[];
  edges: Edges;
  gone: ReadonlyMap<string, readonly string[]>;
  tally: Tally;
  /** Whether the list of the objects of a type was read by an earlier run. */
  isOld: (resourceType: string) => boolean;
}): Promise<Strangers> {
  const { syncers, edges, gone, tally, isOld } = from;
  const unresolved = new Set<string>();
  const createdDuringSync = new Set<string>();
  const missed = new Set<string>();
  const outdated = new Set<string>();
  const known = new Map(syncers.map(({ resourceType, ids }) => [resourceType.id, new Set(ids())]));

  async function ask(syncer: ResourceSyncer, id: string): Promise<void> {
    const type = syncer.resourceType.id;
    const found = await syncer.find?.(id);
    if (found === undefined) unresolved.add(`${type}:${id}`);
    else if (isOld(type)) outdated.add(type);
    else if (!isNew(found, tally.firstAnswerAtMs())) missed.add(`${type}:${id}`);
    else {
      createdDuringSync.add(`${type}:${id}`);
      if (found.keep === undefined) return;
      found.keep();
      known.get(type)?.add(id);
      tally.createdDuringSync(type);
    }
  }

  let asked = 0;
  const asking: Promise<void>[] = [];
  for (const syncer of syncers) {
    const type = syncer.resourceType.id;
    const goneIds = new Set(gone.get(type));
    for (const id of edges.idNumbers(type).ids()) {
      if (known.get(type)?.has(id)) continue;
      if (goneIds.has(id)) unresolved.add(`${type}:${id}`);
      else if (asked === MOST_ASKED || syncer.find === undefined || !isAskable(id))
        missed.add(`${type}:${id}`);
      else {
        asked += 1;
        asking.push(ask(syncer, id));
      }
    }
  }
  await Promise.all(asking);
  return { unresolved, createdDuringSync, missed, outdated };
}

function isNew({ createdAtMs }: Found, syncBeganAtMs: number | undefined): boolean {
  return createdAtMs !== undefined && syncBeganAtMs !== undefined && createdAtMs > syncBeganAtMs;
}
