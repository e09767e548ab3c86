import { compareText } from "../../model/order.js";
import { C1zError } from "../errors.js";
import type { C1zDatabase } from "../reading/c1z-database.js";
import { runTime, type SyncRun } from "../reading/sync-run.js";
import type { LeftOutTally } from "./left-out.js";

/**
 * The sync of everything that ended last. Told of are syncs whose times are none, and one that holds something where
 * the newest holds nothing: to whoever compares, everything would be gone.
 *
 * Throws C1zError when there is none.
 */
export function chooseSync(database: C1zDatabase, tally: LeftOutTally): SyncRun {
  const runs = database.statedRuns().flatMap(({ syncId, started, ended }): SyncRun[] => {
    const [startedAt, endedAt] = [runTime(started), runTime(ended)];
    if (startedAt === undefined || endedAt === undefined) {
      tally.add("sync_time_unreadable", syncId);
      return [];
    }
    if (compareTimes(startedAt, endedAt) > 0) {
      tally.add("sync_ends_before_start", syncId);
      return [];
    }
    return [{ syncId, startedAt, endedAt }];
  });
  // Of two that ended at once, the one that stands farther down.
  const [newest, ...earlier] = runs.reverse().sort((a, b) => compareTimes(b.endedAt, a.endedAt));
  if (newest === undefined) {
    const others = tally.all.map(({ words, count }) => `${count} × ${words}`);
    const but = others.length === 0 ? "" : `, but ${others.join(", ")}`;
    throw new C1zError(`${database.name}: holds no finished sync of everything${but}`);
  }
  const holdsNothing = ({ syncId }: SyncRun) => database.count("v1_resources", syncId) === 0;
  if (holdsNothing(newest)) {
    const fuller = earlier.find((run) => !holdsNothing(run));
    if (fuller !== undefined) tally.add("newest_sync_empty", fuller.syncId);
  }
  return newest;
}

/** Canonical times are as exact as they need be: without its zone, one that is the start of another is before it. */
function compareTimes(a: string, b: string): number {
  return compareText(a.replace(/Z$/, ""), b.replace(/Z$/, ""));
}
