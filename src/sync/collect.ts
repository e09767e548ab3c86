import type { Connector } from "../connector/connector.js";
import type { ResourceSyncer } from "../connector/resource-syncer.js";
import type { ResourceId } from "../model/resource-id.js";
import { EdgeReading } from "./edge-reading.js";
import type { Edges } from "./edges.js";
import { unitsOfType } from "./journal/base-units.js";
import type { Journal } from "./journal/journal.js";
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

/**
 * Reads everything: first the lists, then the edges of each object, then what came to the end of the lists meanwhile,
 * then each id that an edge leads to and no list held. Rejects with the errors of the API client.
 */
export async function collect(
  { syncers }: Connector,
  { tally, journal }: { tally: Tally; journal: Journal | undefined },
): Promise<Collected> {
  await Promise.all(syncers.map((syncer) => drain(syncer.list())));
  await journal?.confirm(syncers.flatMap(({ resourceType }) => unitsOfType(resourceType.id)));
  let reading = new EdgeReading(syncers);
  for (;;) {
    await reading.readNew();
    const recent = new Map<string, string[]>();
    for (const syncer of syncers) recent.set(syncer.resourceType.id, await readRecent(syncer, tally));
    const { edges, gone, unaskable } = reading;
    const isOld = (type: string) => journal?.holds(type) === true;
    const strangers = await resolveStrangers({ syncers, edges, gone, tally, isOld });
    const isOverlooked = (type: string) =>
      isOld(type) && recent.get(type)?.some((id) => journal?.predates(id)) === true;
    if (strangers.outdated.size === 0 && ![...recent.keys()].some(isOverlooked)) {
      return { edges, gone, unaskable, strangers };
    }
    // An earlier run's list lacks somebody who is there, so whatever that run read may lack them.
    journal?.distrust();
    for (const { resourceType } of syncers) tally.forgetListed(resourceType.id, unitsOfType(resourceType.id));
    await Promise.all(syncers.map((syncer) => drain(syncer.list())));
    reading = new EdgeReading(syncers);
  }
}

async function readRecent({ resourceType, recent }: ResourceSyncer, tally: Tally): Promise<string[]> {
  const ids: string[] = [];
  for await (const id of recent?.() ?? []) {
    tally.createdDuringSync(resourceType.id);
    ids.push(id);
  }
  return ids;
}

async function drain(ids: AsyncIterable<string>): Promise<void> {
  for await (const _ of ids);
}
