import { resourceKey } from "../../../model/resource-id.js";
import type { Answer, Refusal } from "../../../review/answers/answers.js";
import type { ReviewCheck } from "../../../review/check/review-check.js";
import type { ReviewItem } from "../../../review/review-item.js";
import { shownText } from "../../../review/sheet-columns.js";

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
  const { key, kind, account, entitlement, reviewer, sheet } = item;
  return {
    key,
    kind,
    person: shownText(item, "Person"),
    account: resourceKey(account),
    access: shownText(item, "Access"),
    entitlement,
    reviewer,
    sheet,
  };
}

function answerJson({ item, decision, comment, by, place }: Answer) {
  return { ...itemJson(item), decision, ...(comment !== "" && { comment }), by, ...place };
}

function refusalJson({ kind, places, item, said }: Refusal) {
  return { kind, places, ...(item && { item: itemJson(item) }), ...(said !== undefined && { said }) };
}

function* printObject(object: Readonly<Record<string, unknown>>): Generator<string> {
  let start = "{\n";
  for (const [name, value] of Object.entries(object)) {
    yield `${start}  ${JSON.stringify(name)}: `;
    start = ",\n";
    if (!Array.isArray(value) || value.length === 0) yield JSON.stringify(value);
    else {
      let before = "[";
      for (const entry of value) {
        yield `${before}\n    ${JSON.stringify(entry)}`;
        before = ",";
      }
      yield "\n  ]";
    }
  }
  yield "\n}\n";
}
