import { plainText } from "../../../model/plain-text.js";
import type { LeftOpen, ReviewCheck } from "../../../review/check/review-check.js";
import type { ClosedRow } from "../../../review/closing/closing-document.js";
import { type OpenKind, openKinds } from "../../../review/closing/row-proof.js";
import { counted } from "../../number-text.js";
import { minuteText } from "../../time-text.js";
import { type CheckLayout, checkLine, indented, some } from "./check-layout.js";
import { itemWords } from "./item-words.js";

/** What the closing of a review left to do; nothing while it is not closed. */
export function leftOpenLines({ leftOpen, review }: ReviewCheck, layout: CheckLayout): string[] {
  if (leftOpen === undefined) return [];
  const { closing, rows, decidedAnew } = leftOpen;
  const row = ({ key, why }: ClosedRow) => {
    const item = review.items.get(key);
    return [item === undefined ? plainText(key) : itemWords(item), plainText(why)].filter(Boolean).join(": ");
  };
  const list = (kind: OpenKind) => {
    const found = rows.filter(({ open }) => open === kind);
    if (found.length === 0) return [];
    return [
      checkLine("", `${counted(found.length, "row")} ${labels[kind]}`, layout),
      ...some(found, row, layout).map((text) => indented(text, layout)),
    ];
  };
  const when = `${minuteText(new Date(closing.closedAt))}, with the sync of ${minuteText(new Date(closing.sync.startedAt))}`;
  const what = rows.length === 0 ? "nothing was left open" : "it left open";
  const anew =
    decidedAnew.length === 0
      ? []
      : [
          checkLine(
            "",
            `${counted(decidedAnew.length, "row")} decided anew since the closing: apply, sync, close again`,
            layout,
          ),
          ...some(decidedAnew, anewWords, layout).map((text) => indented(text, layout)),
        ];
  return [checkLine("closed", `${when}: ${what}`, layout), ...openKinds.flatMap(list), ...anew];
}

function anewWords({ answer, before }: LeftOpen["decidedAnew"][number]): string {
  const was = before === "open" ? "nobody had decided" : `${before} before`;
  return `${itemWords(answer.item)}: ${answer.decision} by ${plainText(answer.by)}, ${was}`;
}

const labels = {
  "not decided": "never decided",
  "not asked": "to be removed, and never asked of JumpCloud",
  "held back": "to be removed, and held back: an app was kept that would be lost",
  waiting: "to be removed, and held back: nobody has said whether an app is kept that would be lost",
  "not done": "to be removed, and JumpCloud did not do it",
  "came back": "removed, and granted again since",
  rule: "to be removed: a rule decides who is in the group",
  console: "to be removed: only at JumpCloud's console",
  "not settled": "to be removed, and nobody knows whether it was done",
  lost: "KEPT, AND GONE BY A REMOVAL OF THIS REVIEW",
} as const satisfies Record<OpenKind, string>;
