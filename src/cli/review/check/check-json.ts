import type { Answer, Refusal } from "../../../review/answers/answers.js";
import type { ReviewCheck } from "../../../review/check/review-check.js";
import type { ReviewItem } from "../../../review/review-item.js";
import { printObject } from "../../print-object.js";
import { rowJson } from "../review-json.js";

const FORMAT = "jc-connector/review-check";
const VERSION = 1;

/** Everything that a check found, as one JSON object; a list has one line for each entry. The pieces end with LF. */
export function* checkJson(check: ReviewCheck): Generator<string> {
  const { review, answers, sheets, awaited, kept, removed, ways, toForward, forwarded, isFinished } = check;
  const { name, openedAt, by, sync } = review.document;
  const { leftOpen } = check;
  const keyJson = (key: string) => {
    const item = review.items.get(key);
    return item && itemJson(item);
  };
  yield* printObject({
    format: FORMAT,
    version: VERSION,
    review: name,
    openedAt,
    by,
    sync,
    isFinished,
    sheets,
    rows: { total: review.items.size, decided: answers.decided.size, open: answers.open.length },
    decisions: { keep: kept, remove: removed },
    removals: ways,
    awaited: awaited.map(({ name: sheet, reviewer, rows, openRows, people }) => ({
      sheet,
      reviewer,
      rows,
      openRows,
      people,
    })),
    owed: check.owed,
    changedSheets: check.changedSheets,
    missing: answers.missing.map(({ name: sheet, reviewer, rows }) => ({ sheet, reviewer, rows })),
    files: answers.files,
    decided: [...answers.decided.values()].map(answerJson),
    notMine: answers.notMine.map(answerJson),
    undecided: check.undecided.map(({ item }) => itemJson(item)),
    toForward: toForward.map(itemJson),
    forwarded: forwarded.map(itemJson),
    conflicts: check.conflicts.map(itemJson),
    refused: answers.refused.map(refusalJson),
    open: answers.open.map(itemJson),
    ...(leftOpen !== undefined && {
      closing: leftOpen.closing,
      leftOpen: leftOpen.rows.map((row) => ({ ...keyJson(row.key), ...row })),
      decidedAnew: leftOpen.decidedAnew.map(({ answer, before }) => ({ ...answerJson(answer), before })),
    }),
  });
}

function itemJson(item: ReviewItem) {
  const { reviewer, sheet } = item;
  return { ...rowJson(item), reviewer, sheet };
}

function answerJson({ item, decision, comment, by, place }: Answer) {
  return { ...itemJson(item), decision, ...(comment !== "" && { comment }), by, ...place };
}

function refusalJson({ kind, places, item, said }: Refusal) {
  return { kind, places, ...(item && { item: itemJson(item) }), ...(said !== undefined && { said }) };
}
