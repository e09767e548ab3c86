import type { SyncHeader } from "../../sync-file/header.js";
import type { Manifest } from "../../sync-file/manifest.js";

/**
 * How old the oldest thing in a sync file may be: its start, or what a sync that went on from a journal had read before.
 * What was changed after that may still stand there as it was.
 */
export function dataTime({ startedAt }: SyncHeader, { readFrom, resumed }: Manifest): Date {
  const times = [startedAt, readFrom, resumed?.oldestReadAt ?? startedAt];
  return new Date(Math.min(...times.map((time) => Date.parse(time))));
}
