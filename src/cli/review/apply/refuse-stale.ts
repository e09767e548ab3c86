import { plainText } from "../../../model/plain-text.js";
import { IncompleteError } from "../../errors.js";
import { spanText } from "../../time-text.js";
import type { CurrentSync } from "./read-current.js";

const OLDEST_MS = 24 * 60 * 60_000;
/** So far two clocks may differ. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Throws IncompleteError for a sync whose data is older than 24 h by the real clock, or is dated later than that. */
export function refuseStale({ name, header, dataTime }: CurrentSync, realTime: Date): void {
  const ageMs = realTime.getTime() - dataTime.getTime();
  if (ageMs > OLDEST_MS) {
    throw new IncompleteError(
      `${plainText(name)}: what it says is ${spanText(ageMs)} old, and access is removed by what was so in the last 24 h: sync again`,
    );
  }
  const aheadMs = Date.parse(header.startedAt) - realTime.getTime();
  if (aheadMs <= CLOCK_SLACK_MS) return;
  throw new IncompleteError(
    `${plainText(name)}: it is dated ${spanText(aheadMs)} later than now, so nobody knows how old it is: are the clocks right? Sync again`,
  );
}
