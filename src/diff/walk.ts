import { type DiffOptions, type DirectedDiff, diffPaths, type OpenFile } from "./diff.js";
import type { Uncertainty } from "./doubt.js";
import { Timeline } from "./timeline.js";

/**
 * Compares the first of several syncs with each of the others: what differs in the last one is the diff, each event
 * with the first sync since when it has been so; what differed for a while only is passing. Reads the first file as
 * often as there are others, and those once.
 *
 * Throws as diffPaths does.
 */
export async function diffWalk(
  [first, ...later]: readonly [string, string, ...string[]],
  options: DiffOptions & { open: OpenFile },
): Promise<DirectedDiff> {
  const timeline = new Timeline();
  const syncs: NonNullable<DirectedDiff["diff"]["walk"]>["syncs"] = [];
  const doubts = new Map<string, Uncertainty>();
  let last: DirectedDiff | undefined;
  for (const path of later) {
    last = await diffPaths(first, path, options);
    const { old, new: new_, events, uncertain } = last.diff;
    if (syncs.length === 0) syncs.push(syncOf(old));
    syncs.push(syncOf(new_));
    const isWhole = uncertain.every(({ side }) => side === "old");
    timeline.add(events, { at: new_.startedAt, isWhole });
    for (const one of uncertain) {
      // What the first file lacks it lacks each time; what another one lacks is a doubt about that night.
      const at = one.side === "old" ? {} : { sync: new_.startedAt };
      doubts.set([one.side, one.kind, one.what, one.why].join("\n"), { ...one, ...at });
    }
  }
  if (last === undefined) throw new Error("a walk needs two files");
  const events = last.diff.events.map((event) => {
    const seenAt = timeline.seenAt(event);
    return seenAt === undefined ? event : { ...event, seenAt };
  });
  return {
    ...last,
    diff: {
      ...last.diff,
      events,
      uncertain: [...doubts.values()],
      walk: { syncs, passing: timeline.passing() },
    },
  };
}

function syncOf({ file, startedAt, complete }: DirectedDiff["diff"]["old"]) {
  return { file, startedAt, complete };
}
