import { plainText } from "../../../model/plain-text.js";
import type { ChangeResult } from "../../../provision/access-change.js";
import type { ReceiptError } from "../../../provision/finish-receipt.js";
import {
  type Applied,
  type AppliedRemoval,
  MOST_FAILURES,
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
import { itemJson } from "./plan-json.js";

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

const results = ["done", "already so", "not done", "unknown"] as const satisfies readonly ChangeResult[];

const resultTitles = {
  done: "done: read back, they are gone",
  "already so": "already so: nothing was to be removed",
  "not done": "not done",
  unknown: "unknown: IT MAY HAVE BEEN DONE",
} as const satisfies Record<ChangeResult, string>;

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
  const rows = results.flatMap((result) => {
    const found = applied.filter((one) => one.result === result);
    const named = result === "not done" || result === "unknown" ? found : [];
    return [[countText(found.length), resultTitles[result]], ...named.map((one) => ["", removalWords(one)])];
  });
  rows.push([countText(left.length), "not begun"]);
  const isOver = applied.every(({ result }) => result === "done" || result === "already so");
  const next =
    left.length === 0 && isOver
      ? `Next: ${syncWords(given)}, then ${nextCommand("close", given)}`
      : `Next: see what is left, ${nextCommand("apply", given)}`;
  return [
    line(`Removals of the review ${document.name}, ticket ${plainText(ticket)}`),
    table(
      rows.map((cells) => ["", ...cells]),
      [{ align: "left" }, { align: "right" }, { align: "left" }],
      width,
    ),
    ...(stop === undefined ? [] : [line(stopWords[stop])]),
    line(`Receipts: ${plainText(receipts)}`),
    line(plainText(next)),
  ].join("");
}

function removalWords({ removal, why }: AppliedRemoval): string {
  const { item } = removal.answer;
  const what = `${shownText(item, "Access")} of ${shownText(item, "Person")} (${item.key})`;
  return plainText(`${what}${why === undefined ? "" : `: ${why}`}`);
}

/** For programs. */
export function resultJson({ document, ticket, receipts, applied, left, stop }: ResultReport): object {
  const count = (result: ChangeResult) => applied.filter((one) => one.result === result).length;
  return {
    review: document.name,
    mode: "write",
    ticket,
    counts: {
      ...Object.fromEntries(results.map((result) => [result, count(result)])),
      "not begun": left.length,
    },
    ...(stop !== undefined && { stopped: stop }),
    receipts,
    removals: [
      ...applied.map(({ removal, ...outcome }) => ({ ...itemJson(removal.answer.item), ...outcome })),
      ...left.map(notBegunJson),
    ],
  };
}

function notBegunJson({ answer }: PlannedRemoval): object {
  return { ...itemJson(answer.item), result: "not begun" };
}

/** What came of it, for a script: what cannot be written down first, then a refusal of the key. */
export function resultExitCode({ applied, stop, receiptError }: ResultReport): ExitCode {
  if (receiptError !== undefined) return describeFailure(receiptError).exitCode;
  if (stop === "refused") return exitCodes.refused;
  const has = (result: ChangeResult) => applied.some((one) => one.result === result);
  if (has("not done")) return exitCodes.notDone;
  return has("unknown") ? exitCodes.unavailable : exitCodes.done;
}
