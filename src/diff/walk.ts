import { compareText } from "../model/order.js";
import { type DiffOptions, type DirectedDiff, diffFiles, type OpenFile, openPair } from "./diff.js";
import { eventKey } from "./events/event.js";
import { PassingChanges } from "./passing.js";

/**
 * Compares the first of several syncs with the last, and every one with the next: each event gets the time of the
 * first sync that had it, and what was only in between is told as passing. Reads every file twice.
 *
 * Throws as diffFiles and openPair do.
 */
export async function diffWalk(
  paths: readonly string[],
  options: DiffOptions & { open: OpenFile },
): Promise<DirectedDiff> {
  const compare = async (old: string, new_: string) =>
    diffFiles(await openPair(old, new_, options.open), options);
  const [first = "", ...later] = paths;
  const whole = await compare(first, later.at(-1) ?? first);
  const passing = new PassingChanges();
  const seenAt = new Map<string, string>();
  const syncs = [syncOf(whole.diff.old)];
  let before = first;
  for (const path of later) {
    const step = await compare(before, path);
    for (const event of step.diff.events) {
      const key = eventKey(event);
      if (!seenAt.has(key)) seenAt.set(key, step.diff.new.startedAt);
    }
    passing.add(step);
    syncs.push(syncOf(step.diff.new));
    before = path;
  }
  const events = whole.diff.events.map((event) => {
    const time = seenAt.get(eventKey(event)) ?? passing.firstChange(event);
    return time === undefined ? event : { ...event, seenAt: time };
  });
  const walk = { syncs, passing: passing.between(whole.diff).sort((a, b) => compareText(a.from, b.from)) };
  return { directory: whole.directory, diff: { ...whole.diff, events, walk } };
}

function syncOf({ file, startedAt, complete }: DirectedDiff["diff"]["old"]) {
  return { file, startedAt, complete };
}
