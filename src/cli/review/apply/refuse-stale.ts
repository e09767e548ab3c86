import { plainText } from "../../../model/plain-text.js";
import { IncompleteError } from "../../errors.js";
import { spanText } from "../../time-text.js";
import type { LaterSync } from "../later-sync.js";

const OLDEST_MS = 24 * 60 * 60_000;

/** Throws IncompleteError for a sync whose data is older than 24 h by the real clock. */
export function refuseStale({ name, dataTime }: Pick<LaterSync, "name" | "dataTime">, realTime: Date): void {
  const ageMs = realTime.getTime() - dataTime.getTime();
  if (ageMs <= OLDEST_MS) return;
  throw new IncompleteError(
    `${plainText(name)}: what it says is ${spanText(ageMs)} old, and access is removed by what was so in the last 24 h: sync again`,
  );
}
