import { shellWords } from "../../shell-words.js";
import type { PlaceFlags } from "../review-place.js";

/** "jc-connector review apply 2026-Q4 --dir acme": what to do next, of the reviews in the place that was given. */
export function nextCommand(words: readonly string[], { reviews, dir }: PlaceFlags): string {
  const place = Object.entries({ "--reviews": reviews, "--dir": dir }).flatMap(([flag, value]) =>
    value === undefined ? [] : [flag, value],
  );
  return shellWords(["jc-connector", "review", ...words, ...place]);
}
