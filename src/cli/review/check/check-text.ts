import { plainText } from "../../../model/plain-text.js";
import { isUnclear } from "../../../review/answers/refusal-weight.js";
import type { AwaitedSheet, ReviewCheck } from "../../../review/check/review-check.js";
import { hanging, table } from "../../layout.js";
import { counted, countText } from "../../number-text.js";
import { organizationWords } from "../../organization-words.js";
import { minuteText } from "../../time-text.js";
import { nextCommand } from "../next-command.js";
import { type CheckLayout, checkLine, indented, MOST, some } from "./check-layout.js";
import { itemWords } from "./item-words.js";
import { leftOpenLines } from "./left-open-lines.js";
import { notMineLines } from "./not-mine-lines.js";
import { refusalLines } from "./refusal-lines.js";

const APART = "   ";
const UNCLEAR =
  "A row is open while any file in returned says of it what is not accepted: correct that file, or take it away.";

/** How far a review is, as text for people: lines that end with LF. */
export function checkText(check: ReviewCheck, layout: CheckLayout): string {
  const line = (label: string, text: string) => checkLine(label, text, layout);
  const { answers, kept, removed } = check;
  const total = check.review.items.size;
  // Once it is closed, the numbers are those of the closing: a removal that is not proven is open.
  const counts =
    check.leftOpen === undefined
      ? [
          `${countText(answers.decided.size)} decided`,
          `${countText(answers.open.length)} open${openWords(check)}`,
        ]
      : [`${countText(total - check.openRows)} finished`, `${countText(check.openRows)} open`];
  return [
    hanging("", headline(check), { width: layout.width, indent: 2 }),
    line("sheets", sheetWords(check, layout)),
    line("rows", [`${countText(total)} total`, ...counts].join(APART)),
    line("decided", `${countText(kept)} keep${APART}${countText(removed)} remove`),
    ...changedLines(check, layout),
    ...owedLines(check, layout),
    ...undecidedLines(check, layout),
    ...refusedLines(check, layout),
    ...notMineLines(check, layout),
    ...wayLines(check, layout),
    ...leftOpenLines(check, layout),
    ...verdictLines(check, layout),
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

function changedLines({ changedSheets }: ReviewCheck, layout: CheckLayout): string[] {
  const file = (name: string) => `sheets/${plainText(name)}`;
  const what = "was changed where it lies: put it into returned/";
  return some(changedSheets, (name) => `${file(name)} ${what}`, layout).map((text) =>
    checkLine("changed", text, layout),
  );
}

/** How many rows each address owes, for a reminder. */
function owedLines({ owed }: ReviewCheck, layout: CheckLayout): string[] {
  if (owed.length === 0) return [];
  const words = some(owed, ({ reviewer, rows }) => `${plainText(reviewer)} (${countText(rows)})`, layout);
  const rows = owed.reduce((sum, each) => sum + each.rows, 0);
  return [checkLine("owed", `${counted(rows, "row")}: ${words.join(", ")}`, layout)];
}

/** Rows of sheets that came back, in whose Decision nothing stands. */
function undecidedLines({ undecided }: ReviewCheck, layout: CheckLayout): string[] {
  if (undecided.length === 0) return [];
  const rows = layout.isWhole ? undecided.map(({ item }) => indented(itemWords(item), layout)) : [];
  const text = `${counted(undecided.length, "row")} on sheets that came back, in whose Decision nothing stands`;
  return [checkLine("undecided", text, layout), ...rows];
}

function refusedLines({ answers }: ReviewCheck, { width, paint, isWhole }: CheckLayout): string[] {
  const lines = refusalLines(answers.refused, { most: isWhole ? Number.POSITIVE_INFINITY : MOST });
  if (lines.length === 0) return [];
  const digits = Math.max(...lines.map(({ count }) => countText(count).length));
  const rows = lines.map(({ count, noun, words, places }) => [
    `  ${countText(count).padStart(digits)} ${noun}`,
    words,
    places,
  ]);
  return [
    `${paint.bad("not accepted")}\n`,
    table(rows, [{ align: "left" }, { align: "left" }, { align: "left" }], width),
    ...(answers.refused.some(isUnclear) ? [hanging("  ", UNCLEAR, { width, indent: 2 })] : []),
  ];
}

/** While nothing is closed: a closing says what became of them. */
function wayLines(check: ReviewCheck, layout: CheckLayout): string[] {
  const { removed, ways, conflicts, leftOpen } = check;
  const { width } = layout;
  if (removed === 0 || leftOpen !== undefined) return [];
  const { byRequest, conflicting, byRule, atConsole } = ways;
  const conflict =
    conflicting === 0
      ? ""
      : ` (${countText(conflicting)} with a conflict: an app that comes with it was kept)`;
  const parts = [
    `${countText(byRequest)} can be removed by jc-connector${conflict}`,
    ...(byRule === 0
      ? []
      : [
          `${countText(byRule)} ${are(byRule, { one: "in a dynamic group", many: "in dynamic groups" })} (rule)`,
        ]),
    ...(atConsole === 0
      ? []
      : [
          `${countText(atConsole)} ${are(atConsole, { one: "an administrator role", many: "administrator roles" })} (console)`,
        ]),
  ];
  return [
    hanging("", `of the ${countText(removed)}: ${parts.join(", ")}`, { width, indent: 2 }),
    ...(conflicts.length === 0
      ? []
      : [checkLine("conflict", "to be removed, and needed by what was kept:", layout)]),
    ...some(conflicts, itemWords, layout).map((text) => indented(text, layout)),
  ];
}

function are(count: number, { one, many }: { one: string; many: string }): string {
  return count === 1 ? `is ${one}` : `are ${many}`;
}

/** What the review wants next. A command stands alone on its line, to be copied. */
function verdictLines(check: ReviewCheck, { paint, width, place }: CheckLayout): string[] {
  const { answers, awaited, isFinished, review, leftOpen } = check;
  const { name } = review.document;
  const line = (text: string) => hanging("", text, { width, indent: 2 });
  const command = (word: string) => `  ${plainText(nextCommand([word, name], place))}\n`;
  if (isFinished) {
    return leftOpen === undefined
      ? [line(paint.good("Every row is decided. What it comes to:")), command("apply")]
      : [line(paint.good("Every row is decided, and the review is closed."))];
  }
  if (answers.open.length > 0) {
    const sheets = awaited.length === 0 ? "" : `${counted(awaited.length, "sheet")}, `;
    return [line(paint.bad(`Not finished: ${sheets}${counted(check.openRows, "row")}.`))];
  }
  if (answers.refused.length > 0) {
    const text = "Every row is decided, but not everything that came back was accepted: see above.";
    return [line(paint.bad(text))];
  }
  if ((leftOpen?.decidedAnew.length ?? 0) > 0) {
    const anew = "Decided anew since the closing: apply, sync, close again.";
    return [line(paint.bad(anew)), command("apply"), command("close")];
  }
  const text = "Every row is decided, but the closing left something open: see above, then";
  return [line(paint.bad(text)), command("close")];
}
