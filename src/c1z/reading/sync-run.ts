import { canonicalTimestamp } from "../../model/timestamp.js";

/** One sync of those that a c1z may hold. */
export interface SyncRun {
  syncId: string;
  /** RFC 3339, in UTC: the file says no zone. */
  startedAt: string;
  endedAt: string;
}

/** A sync that says of itself that it ended, in the words of the file. */
export interface StatedRun {
  syncId: string;
  started: string;
  ended: string;
}

/**
 * A time as SDKs write it, in RFC 3339: "2026-11-23 02:00:03.123000000" is taken as UTC, one with a zone as it is.
 * `undefined` for what is no time.
 */
export function runTime(text: string): string | undefined {
  const [, day, time, zone = "Z"] =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d+)?) ?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  return day === undefined ? undefined : canonicalTimestamp(`${day}T${time}${zone}`);
}
