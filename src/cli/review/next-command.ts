import { shellWords } from "../shell-words.js";
import type { PlaceFlags } from "./review-place.js";

/** "jc-connector review apply 2026-Q4 --dir acme": what to do next, of the reviews in the place that was given. */
export function nextCommand(words: readonly string[], place: PlaceFlags): string {
  return shellWords(reviewWords(words, place));
}

/** The words of such a command, for whoever has more to say. */
export function reviewWords(words: readonly string[], { reviews, dir }: PlaceFlags): string[] {
  return ["jc-connector", "review", ...words, ...valued({ "--reviews": reviews, "--dir": dir })];
}

/** How a later sync is made. A FILE that was named may be a dated one, which nobody should write over. */
export function syncWords({ file, flags }: { file: string | undefined; flags: PlaceFlags }): string {
  if (file !== undefined) return "sync again";
  return shellWords(["jc-connector", "sync", ...valued({ "--dir": flags.dir })]);
}

/** Flags and their values, of those that were given. */
export function valued(flags: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
}
