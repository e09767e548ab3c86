import { plainText } from "../../model/plain-text.js";
import type { AwaitedSheet, LeftOpen, ReviewCheck } from "../../review/check/review-check.js";
import type { ClosedRow } from "../../review/closing/closing-document.js";
import type { ReviewItem } from "../../review/review-item.js";
import { hanging, labeled, table } from "../layout.js";
import { counted, countText } from "../number-text.js";
import { organizationWords } from "../organization-words.js";
import type { Paint } from "../paint.js";
import { minuteText } from "../time-text.js";
import { itemWords } from "./item-words.js";
import { refusalLines } from "./refusal-lines.js";

export interface CheckLayout {
  width: number;
  paint: Paint;
  /** Every place, row and address, however many there are. */
  isWhole: boolean;
}

const LABEL_WIDTH = 10;
/** As many as a person reads at once. */
const MOST = 8;
const APART = "   ";

/** How far a review is, as text for people: lines that end with LF. */
export function checkText(check: ReviewCheck, layout: CheckLayout): string {
  const line = (label: string, text: string) =>
    labeled(label, text, { width: layout.width, labelWidth: LABEL_WIDTH });
  const { answers, kept, removed } = check;
  const counts = [
    `${countText(check.review.items.size)} total`,
    `${countText(answers.decided.size)} decided`,
    `${countText(answers.open.length)} open${openWords(check)}`,
  ];
  return [
    hanging("", headline(check), { width: layout.width, indent: 2 }),
    line("sheets", sheetWords(check, layout)),
    line("rows", counts.join(APART)),
    line("decided", `${countText(kept)} keep${APART}${countText(removed)} remove`),
    ...refusedLines(check, layout),
    ...notMineLines(check, layout),
    ...wayLines(check, layout),
    ...leftOpenLines(check, layout),
    hanging("", verdict(check, layout), { width: layout.width, indent: 2 }),
  ].join("");
}

function headline({ review }: ReviewCheck): string {
  const { name, sync } = review.document;
  const { organization, region } = sync;
  const whose = organizationWords({
    system: "",
    baseUrl: "",
    ...(region !== undefined && { region }),
    organization,
  });
  return `Review ${name} of ${whose}, based on the sync of ${minuteText(new Date(sync.startedAt))} (complete)`;
}

function sheetWords({ sheets, awaited }: ReviewCheck, layout: CheckLayout): string {
  const { sent, returned, missing } = sheets;
  const counts = [
    `${countText(sent)} sent`,
    `${countText(returned)} returned`,
    `${countText(missing)} missing`,
  ];
  const settled = missing - awaited.length;
  const rest = settled === 0 ? "" : ` (${countText(settled)} of them no longer needed)`;
  if (awaited.length === 0) return `${counts.join(APART)}${rest}`;
  return `${counts.join(APART)}${rest}: ${some(awaited, awaitedWords, layout).join(", ")}`;
}

function awaitedWords({ reviewer, people }: AwaitedSheet): string {
  return `${plainText(reviewer)} (${people === 1 ? "1 person" : `${countText(people)} people`})`;
}

function openWords({ answers, awaited, openOnReturned }: ReviewCheck): string {
  if (answers.open.length === 0 || awaited.length === 0) return "";
  const where =
    awaited.length === 1 ? "the missing sheet" : `the ${countText(awaited.length)} missing sheets`;
  if (openOnReturned === 0) return ` (all in ${where})`;
  return ` (${countText(answers.open.length - openOnReturned)} in ${where})`;
}

function refusedLines({ answers }: ReviewCheck, { width, paint, isWhole }: CheckLayout): string[] {
  const lines = refusalLines(answers.refused, { most: isWhole ? Number.POSITIVE_INFINITY : MOST });
  if (lines.length === 0) return [];
  const rows = lines.map(({ count, words, places }) => [`  ${count}`, words, places]);
  return [
    `${paint.bad("not accepted")}\n`,
    table(rows, [{ align: "right" }, { align: "left" }, { align: "left" }], width),
  ];
}

function notMineLines(check: ReviewCheck, layout: CheckLayout): string[] {
  const { toForward, forwarded, review } = check;
  const line = (text: string) => labeled("not mine", text, { width: layout.width, labelWidth: LABEL_WIDTH });
  const list = (items: readonly ReviewItem[]) =>
    some(items, itemWords, layout).map((text) => indented(text, layout));
  const asked =
    toForward.length === 0
      ? []
      : [
          line(
            `${counted(toForward.length, "row")} that nobody is asked about: jc-connector review check ${review.document.name} --forward MAIL`,
          ),
          ...list(toForward),
        ];
  if (forwarded.length === 0) return asked;
  return [
    ...asked,
    line(`${counted(forwarded.length, "row")} given to somebody else, who has not decided`),
    ...list(forwarded),
  ];
}

function wayLines({ removed, ways }: ReviewCheck, { width }: CheckLayout): string[] {
  if (removed === 0) return [];
  const { byRequest, conflicting, byRule, atConsole } = ways;
  const conflict =
    conflicting === 0
      ? ""
      : ` (${countText(conflicting)} with a conflict: an app that comes with it was kept)`;
  const parts = [
    `${countText(byRequest)} can be removed by jc-connector${conflict}`,
    ...(byRule === 0
      ? []
      : [`${countText(byRule)} ${are(byRule, "in a dynamic group", "in dynamic groups")} (rule)`]),
    ...(atConsole === 0
      ? []
      : [
          `${countText(atConsole)} ${are(atConsole, "an administrator role", "administrator roles")} (console)`,
        ]),
  ];
  return [hanging("", `of the ${countText(removed)}: ${parts.join(", ")}`, { width, indent: 2 })];
}

function are(count: number, one: string, many: string): string {
  return count === 1 ? `is ${one}` : `are ${many}`;
}

function leftOpenLines({ leftOpen, review }: ReviewCheck, layout: CheckLayout): string[] {
  if (leftOpen === undefined) return [];
  const { closing, stillThere, neverDecided } = leftOpen;
  const { width } = layout;
  const row = ({ key, why }: ClosedRow) => {
    const item = review.items.get(key);
    return [item === undefined ? plainText(key) : itemWords(item), plainText(why)].filter(Boolean).join(": ");
  };
  const list = (label: string, rows: readonly ClosedRow[]) => [
    labeled("", `${counted(rows.length, "row")} ${label}`, { width, labelWidth: LABEL_WIDTH }),
    ...some(rows, row, layout).map((text) => indented(text, layout)),
  ];
  const when = `${minuteText(new Date(closing.closedAt))}, with the sync of ${minuteText(new Date(closing.sync.startedAt))}`;
  return [
    labeled("closed", `${when}${leftWords(leftOpen)}`, { width, labelWidth: LABEL_WIDTH }),
    ...(stillThere.length === 0 ? [] : list("to be removed and still there", stillThere)),
    ...(neverDecided.length === 0 ? [] : list("never decided", neverDecided)),
  ];
}

function leftWords({ stillThere, neverDecided }: LeftOpen): string {
  return stillThere.length + neverDecided.length === 0 ? ": nothing was left open" : ": it left open";
}

function indented(text: string, { width }: CheckLayout): string {
  const indent = LABEL_WIDTH + 2;
  return hanging(" ".repeat(indent), text, { width, indent: indent + 2 });
}

function some<Item>(
  items: readonly Item[],
  words: (item: Item) => string,
  { isWhole }: CheckLayout,
): string[] {
  const shown = isWhole ? items : items.slice(0, MOST);
  const rest = items.length - shown.length;
  return [...shown.map(words), ...(rest === 0 ? [] : [`+ ${countText(rest)} more (--all shows them)`])];
}

function verdict(check: ReviewCheck, { paint }: CheckLayout): string {
  const { answers, awaited, isFinished, review, leftOpen } = check;
  const { name } = review.document;
  if (isFinished) {
    return leftOpen === undefined
      ? paint.good(`Every row is decided. What it comes to: jc-connector review apply ${name}`)
      : paint.good("Every row is decided, and the review is closed.");
  }
  if (answers.open.length > 0) {
    const sheets = awaited.length === 0 ? "" : `${counted(awaited.length, "sheet")}, `;
    return paint.bad(`Not finished: ${sheets}${counted(answers.open.length, "row")}.`);
  }
  if (answers.refused.length > 0) {
    return paint.bad("Every row is decided, but not everything that came back was accepted: see above.");
  }
  return paint.bad(
    `Every row is decided, but the closing left something open: see above, then jc-connector review close ${name}`,
  );
}
