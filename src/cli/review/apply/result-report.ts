import { plainText } from "../../../model/plain-text.js";
import type { ReceiptError } from "../../../provision/finish-receipt.js";
import {
  type Applied,
  type AppliedRemoval,
  MOST_FAILURES,
  type RemovalResult,
  removalResults,
  type Stop,
} from "../../../review/applying/apply-removals.js";
import type { ReviewDocument } from "../../../review/folder/review-document.js";
import type { PlannedRemoval } from "../../../review/plan/plan.js";
import { shownText } from "../../../review/sheet-columns.js";
import { type ExitCode, exitCodes } from "../../exit-code.js";
import { describeFailure } from "../../failure.js";
import { hanging, table } from "../../layout.js";
import { countText } from "../../number-text.js";
import { syncWords } from "../next-command.js";
import { type GivenApply, nextCommand } from "./apply-command.js";
import { decidedJson } from "./plan-json.js";

/** What came of the removals of a plan. */
export interface ResultReport extends Applied {
  /** What was given to the command. */
  given: GivenApply;
  document: ReviewDocument;
  ticket: string;
  /** The path of the receipts. */
  receipts: string;
  /** Why a receipt could not be written. */
  receiptError?: ReceiptError;
}

const resultTitles = {
  done: "done: read back, they are gone",
  "already so": "already so: nothing was to be removed",
  gone: "gone: JumpCloud does not know the account, or what it had, any more",
  "not done": "not done",
  unknown: "unknown: IT MAY HAVE BEEN DONE",
} as const satisfies Record<RemovalResult, string>;

/** Each of them is told by itself. */
const namedResults: ReadonlySet<RemovalResult> = new Set(["gone", "not done", "unknown"]);

/** What was removed is missing in the next sync, which cannot know that somebody wanted that. */
const DROPPED_WORDS =
  "The sync may end with DROPPED, since what was removed here is gone from it: then it says which --max-drop accepts that.";

const stopWords = {
  failures: `Stopped: ${MOST_FAILURES} in a row were not done, or are not known.`,
  refused: "Stopped: JumpCloud refused the key.",
  receipts: "Stopped: no receipt could be written.",
  interrupted: "Stopped: the run was ended.",
} as const satisfies Record<Stop, string>;

/** For a person. */
export function resultText(report: ResultReport, { width }: { width: number }): string {
  const { given, document, ticket, applied, left, stop, receipts } = report;
  const line = (text: string) => hanging("", text, { width, indent: 0 });
  const rows = removalResults.flatMap((result) => {
    const found = applied.filter((one) => one.result === result);
    if (result === "gone" && found.length === 0) return [];
    const named = namedResults.has(result) ? found : [];
    return [[countText(found.length), resultTitles[result]], ...named.map((one) => ["", removalWords(one)])];
  });
  rows.push([countText(left.length), "not begun"]);
  const isOver = applied.every(({ result }) => result !== "not done" && result !== "unknown");
  const isChanged = applied.some(({ result }) => result === "done");
  const next =
    left.length === 0 && isOver
      ? [
          `Next: ${syncWords(given)}, then ${nextCommand("close", given)}`,
          ...(isChanged ? [DROPPED_WORDS] : []),
        ]
      : [`Next: see what is left, ${nextCommand("apply", given)}`];
  return [
    line(`Removals of the review ${document.name}, ticket ${plainText(ticket)}`),
    table(
      rows.map((cells) => ["", ...cells]),
      [{ align: "left" }, { align: "right" }, { align: "left" }],
      width,
    ),
    ...(stop === undefined ? [] : [line(stopWords[stop])]),
    line(`Receipts: ${plainText(receipts)}`),
    ...next.map((text) => line(plainText(text))),
  ].join("");
}

function removalWords({ removal, why }: AppliedRemoval): string {
  const { item } = removal.answer;
  const what = `${shownText(item, "Access")} of ${shownText(item, "Person")} (${item.key})`;
  return plainText(`${what}${why === undefined ? "" : `: ${why}`}`);
}

const FORMAT = "jc-connector/review-apply";
const VERSION = 1;

/** For programs. */
export function resultJson({
  document,
  ticket,
  receipts,
  applied,
  left,
  stop,
}: ResultReport): Readonly<Record<string, unknown>> {
  const count = (result: RemovalResult) => applied.filter((one) => one.result === result).length;
  return {
    format: FORMAT,
    version: VERSION,
    review: document.name,
    ticket,
    counts: {
      ...Object.fromEntries(removalResults.map((result) => [result, count(result)])),
      "not begun": left.length,
    },
    ...(stop !== undefined && { stopped: stop }),
    receipts,
    removals: [
      ...applied.map(({ removal, ...outcome }) => ({ ...decidedJson(removal.answer), ...outcome })),
      ...left.map(notBegunJson),
    ],
  };
}

function notBegunJson({ answer }: PlannedRemoval): object {
  return { ...decidedJson(answer), result: "not begun" };
}

/** What came of it, for a script: what cannot be written down first, then a refusal of the key. */
export function resultExitCode({ applied, stop, receiptError }: ResultReport): ExitCode {
  if (receiptError !== undefined) return describeFailure(receiptError).exitCode;
  if (stop === "refused") return exitCodes.refused;
  const has = (result: RemovalResult) => applied.some((one) => one.result === result);
  if (has("not done")) return exitCodes.notDone;
  return has("unknown") ? exitCodes.unavailable : exitCodes.done;
}
