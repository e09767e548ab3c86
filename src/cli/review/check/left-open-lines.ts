import { plainText } from "../../../model/plain-text.js";
import type { LeftOpen, ReviewCheck } from "../../../review/check/review-check.js";
import type { ClosedRow } from "../../../review/closing/closing-document.js";
import { counted } from "../../number-text.js";
import { minuteText } from "../../time-text.js";
import { type CheckLayout, checkLine, indented, some } from "./check-layout.js";
import { itemWords } from "./item-words.js";

/** What the closing of a review left to do; nothing while it is not closed. */
export function leftOpenLines({ leftOpen, review }: ReviewCheck, layout: CheckLayout): string[] {
  if (leftOpen === undefined) return [];
  const { closing, stillThere, neverDecided } = leftOpen;
  const row = ({ key, why }: ClosedRow) => {
    const item = review.items.get(key);
    return [item === undefined ? plainText(key) : itemWords(item), plainText(why)].filter(Boolean).join(": ");
  };
  const list = (label: string, rows: readonly ClosedRow[]) => [
    checkLine("", `${counted(rows.length, "row")} ${label}`, layout),
    ...some(rows, row, layout).map((text) => indented(text, layout)),
  ];
  const when = `${minuteText(new Date(closing.closedAt))}, with the sync of ${minuteText(new Date(closing.sync.startedAt))}`;
  return [
    checkLine("closed", `${when}${leftWords(leftOpen)}`, layout),
    ...(stillThere.length === 0 ? [] : list("to be removed and still there", stillThere)),
    ...(neverDecided.length === 0 ? [] : list("never decided", neverDecided)),
  ];
}

function leftWords({ stillThere, neverDecided }: LeftOpen): string {
  return stillThere.length + neverDecided.length === 0 ? ": nothing was left open" : ": it left open";
}
