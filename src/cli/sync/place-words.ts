import { plainText } from "../../model/plain-text.js";
import type { SyncTarget } from "../../sync-run/target.js";
import { minuteText, spanText } from "../time-text.js";

/** A path; "-" in words. */
export function placeWords(target: string): string {
  return target === "-" ? "standard output" : plainText(target);
}

/** "sync.json, 22 Nov 2026 02:01 UTC, 24 h old": the sync file that stands; `undefined` where none does. */
export function standingWords(
  { standing, standingPath }: Pick<SyncTarget, "standing" | "standingPath">,
  now: Date,
): string | undefined {
  if (standing.kind !== "sync file") return undefined;
  const startedAt = new Date(standing.header.startedAt);
  const age = spanText(now.getTime() - startedAt.getTime());
  return `${placeWords(standingPath)}, ${minuteText(startedAt)}, ${age} old`;
}
