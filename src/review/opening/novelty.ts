import type { EarlierReview, HeldThing } from "./earlier-review.js";

/** What the last closed review makes of something that somebody has, in words for a sheet. */
export function noveltyWords(thing: HeldThing, last: EarlierReview | undefined): string {
  if (last === undefined) return "no review before";
  switch (last.decisionOf(thing)) {
    case undefined:
      // That one may have left it out on purpose.
      return last.isWhole(thing.kind) ? "new" : "not in the last review";
    case "remove":
      return "was to be removed";
    default:
      return "";
  }
}
