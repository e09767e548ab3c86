import { plainText } from "../../model/plain-text.js";
import { shownText } from "../sheet-columns.js";
import type { EarlierReview, EarlierRow, HeldThing } from "./earlier-review.js";
import type { Row } from "./row.js";

/** Something that somebody has, as far as it is compared with what it was in an earlier review. */
export type ThingNow = Pick<Row, "held" | "thing" | "gives">;

/** What the last closed review makes of something that somebody has, in words for a sheet. */
export function noveltyWords(now: ThingNow, last: EarlierReview | undefined): string {
  if (last === undefined) return "no review before";
  const thing = placeInReview(now);
  const row = last.rowOf(thing);
  // That one may have left it out on purpose.
  if (row === undefined) return last.isWhole(thing.kind) ? "new" : "not in the last review";
  if (row.decision === "remove") return "was to be removed";
  if (!row.isStillThere) return "new";
  return changesOf(now, row).join("; ");
}

/** Whether it was kept in the review, has been there since, and is no more than what was kept. */
export function wasKeptAsItIs(now: ThingNow, since: EarlierReview): boolean {
  const row = since.rowOf(placeInReview(now));
  return row?.decision === "keep" && row.isStillThere && changesOf(now, row).length === 0;
}

/** What somebody would want to know who decided about it then. */
function changesOf({ thing, gives }: ThingNow, row: EarlierRow): string[] {
  return [
    ...(gives === undefined ? [] : givesChange({ keys: gives, shown: thing.gives }, row)),
    ...(thing.sensitive !== "" && shownText(row, "Sensitive and why") === ""
      ? ["was not sensitive at the last review"]
      : []),
  ];
}

function givesChange({ keys, shown }: { keys: readonly string[]; shown: string }, row: EarlierRow): string[] {
  if (row.gives === undefined) {
    // Only what stood on the sheet is known of it.
    return shownText(row, "Gives") === plainText(shown)
      ? []
      : ["gives something else than at the last review"];
  }
  const before = new Set(row.gives);
  return keys.every((key) => before.has(key)) ? [] : ["gives more than at the last review"];
}

function placeInReview({ held: { kind, account, entitlementId } }: ThingNow): HeldThing {
  return { kind, accountKey: account.key, entitlementId };
}
