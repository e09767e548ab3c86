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
  await journal?.confirm();
  const reading = new EdgeReading(syncers);
  for (;;) {
    await reading.readNew();
    for (const syncer of syncers) await readRecent(syncer, tally);
    const { edges, gone, unaskable } = reading;
    const isOld = (type: string) => journal?.holds(type) === true;
    const strangers = await resolveStrangers({ syncers, edges, gone, tally, isOld });
    if (strangers.outdated.size === 0) return { edges, gone, unaskable, strangers };
    // An earlier run's list lacks somebody who is there: it is too old to tell who else.
    for (const syncer of syncers) {
      const { id } = syncer.resourceType;
      if (!strangers.outdated.has(id)) continue;
      journal?.distrust(id);
      tally.forgetListed(id, unitsOfType(id));
      await drain(syncer.list());
      reading.forgetUnlisted(syncer);
    }
  }
}

async function readRecent({ resourceType, recent }: ResourceSyncer, tally: Tally): Promise<void> {
  for await (const _ of recent?.() ?? []) tally.createdDuringSync(resourceType.id);
}

async function drain(ids: AsyncIterable<string>): Promise<void> {
  for await (const _ of ids);
}
