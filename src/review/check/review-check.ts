import type { Answer, Answers } from "../answers/answers.js";
import type { ClosedRow, ClosingDocument } from "../closing/closing-document.js";
import type { Review } from "../folder/open-review.js";
import type { ReviewSheet } from "../folder/review-document.js";
import { disowned } from "../forwarding/choose-rows.js";
import type { SentSheets } from "../forwarding/sent-sheets.js";
import { canBeRemoved, type ReviewItem } from "../review-item.js";
import { conflictingRemovals } from "./conflicts.js";

/** A sheet of which nothing came back, and that is still asked for. */
export interface AwaitedSheet extends ReviewSheet {
  /** Its rows that nobody has decided and nobody else was given since. */
  openRows: number;
  /** Whom they are about. */
  people: number;
}

/** Of the removals that were decided, what has to be done for them. */
export interface RemovalWays {
  /** Asked of JumpCloud. */
  byRequest: number;
  /** Of these: they would end an app that its owner kept. */
  conflicting: number;
  byRule: number;
  atConsole: number;
}

/** What a closing left to do. */
export interface LeftOpen {
  closing: Omit<ClosingDocument, "rows">;
  /** Every row that it left open, in the order of the review, but those that were decided since. */
  rows: readonly ClosedRow[];
  /** Decided otherwise than it says, or only since: nothing was done or proven for this decision. */
  decidedAnew: readonly { answer: Answer; before: ClosedRow["decision"] }[];
}

/** How many open rows somebody was asked about last, who has not disowned them. */
export interface Owed {
  reviewer: string;
  rows: number;
}

/** How far a review is. */
export interface ReviewCheck {
  review: Review;
  answers: Answers;
  sheets: { sent: number; returned: number; missing: number };
  awaited: readonly AwaitedSheet[];
  /** By whom an answer is owed, whether or not their sheet came back, in the order of the sheets. */
  owed: readonly Owed[];
  kept: number;
  removed: number;
  ways: RemovalWays;
  /** Those of the removals that conflict. */
  conflicts: readonly ReviewItem[];
  /** Open rows of which nothing was said, though the sheet that has them came back. */
  undecided: readonly { item: ReviewItem; reviewer: string }[];
  /** Not mine, and nobody was given them since. */
  toForward: readonly ReviewItem[];
  /** Not mine to one, and somebody else was given them, who has not decided. */
  forwarded: readonly ReviewItem[];
  /** Names of sheets that were changed where they lie, and did not come back so. */
  changedSheets: readonly string[];
  /** Open rows on sheets that came back. */
  openOnReturned: number;
  leftOpen?: LeftOpen;
  /** Rows that nobody has decided, and those that a closing left open or that were decided since. */
  openRows: number;
  /** Every row is decided, nothing was refused, and a closing left nothing. */
  isFinished: boolean;
}

export function checkReview(
  review: Review,
  found: {
    answers: Answers;
    sent: SentSheets;
    changedSheets: readonly string[];
    closing: ClosingDocument | undefined;
  },
): ReviewCheck {
  const { answers, sent, changedSheets, closing } = found;
  const awaited = awaitedSheets(answers, sent);
  const toForward = disowned(answers, sent);
  const given = new Set(toForward.map(({ key }) => key));
  const conflicting = conflictingRemovals(answers.decided);
  const conflicts = [...answers.decided.values()].flatMap(({ item }) =>
    conflicting.has(item.key) && canBeRemoved(item) ? [item] : [],
  );
  const ways = { ...removalWays(answers), conflicting: conflicts.length };
  const removed = ways.byRequest + ways.byRule + ways.atConsole;
  const leftOpen = closing && leftOpenBy(closing, answers);
  const awaitedRows = awaited.reduce((sum, { openRows }) => sum + openRows, 0);
  const isClosed =
    leftOpen === undefined || (leftOpen.rows.length === 0 && leftOpen.decidedAnew.length === 0);
  return {
    review,
    answers,
    sheets: {
      sent: sent.byName.size,
      returned: sent.byName.size - answers.missing.length,
      missing: answers.missing.length,
    },
    awaited,
    owed: owedRows(
      answers.open.filter(({ key }) => !given.has(key)),
      sent,
    ),
    kept: answers.decided.size - removed,
    removed,
    ways,
    conflicts,
    undecided: undecidedRows(answers, sent),
    toForward,
    forwarded: answers.notMine.flatMap(({ item }) => (given.has(item.key) ? [] : [item])),
    changedSheets,
    openOnReturned: answers.open.length - awaitedRows,
    ...(leftOpen !== undefined && { leftOpen }),
    openRows: new Set([
      ...answers.open.map(({ key }) => key),
      ...(leftOpen?.rows ?? []).map(({ key }) => key),
      ...(leftOpen?.decidedAnew ?? []).map(({ answer }) => answer.item.key),
    ]).size,
    isFinished: answers.open.length === 0 && answers.refused.length === 0 && isClosed,
  };
}

function awaitedSheets({ open, missing }: Answers, sent: SentSheets): AwaitedSheet[] {
  const bySheet = new Map<string, ReviewItem[]>(missing.map(({ name }) => [name, []]));
  for (const item of open) bySheet.get(sent.of(item.key).at(-1)?.name ?? "")?.push(item);
  return missing.flatMap((sheet) => {
    const items = bySheet.get(sheet.name) ?? [];
    const people = new Set(items.map(({ person }) => person)).size;
    return items.length === 0 ? [] : [{ ...sheet, openRows: items.length, people }];
  });
}

function undecidedRows(
  { open, missing, notMine, refused }: Answers,
  sent: SentSheets,
): ReviewCheck["undecided"] {
  const awaited = new Set(missing.map(({ name }) => name));
  const told = new Set([...notMine, ...refused].map(({ item }) => item?.key));
  return open.flatMap((item) => {
    const sheet = sent.of(item.key).at(-1);
    if (sheet === undefined || awaited.has(sheet.name) || told.has(item.key)) return [];
    return [{ item, reviewer: sheet.reviewer }];
  });
}

function owedRows(open: readonly ReviewItem[], { byName, of }: SentSheets): Owed[] {
  const counts = new Map(Array.from(byName.values(), ({ reviewer }) => [reviewer, 0]));
  for (const { key } of open) {
    const reviewer = of(key).at(-1)?.reviewer;
    if (reviewer !== undefined) counts.set(reviewer, (counts.get(reviewer) ?? 0) + 1);
  }
  return [...counts].flatMap(([reviewer, rows]) => (rows === 0 ? [] : [{ reviewer, rows }]));
}

function removalWays({ decided }: Answers): Omit<RemovalWays, "conflicting"> {
  const ways = { byRequest: 0, byRule: 0, atConsole: 0 };
  for (const { item, decision } of decided.values()) if (decision === "remove") ways[wayOf(item)] += 1;
  return ways;
}

function wayOf(item: ReviewItem): "byRequest" | "byRule" | "atConsole" {
  if (canBeRemoved(item)) return "byRequest";
  return item.isByRule ? "byRule" : "atConsole";
}

function leftOpenBy({ rows, ...closing }: ClosingDocument, { decided }: Answers): LeftOpen {
  const closed = new Map(rows.map(({ key, decision }) => [key, decision]));
  const decidedAnew = [...decided.values()].flatMap((answer) => {
    const before = closed.get(answer.item.key) ?? "open";
    return before === answer.decision ? [] : [{ answer, before }];
  });
  const anew = new Set(decidedAnew.map(({ answer }) => answer.item.key));
  return {
    closing,
    rows: rows.filter(({ key, open }) => open !== undefined && !anew.has(key)),
    decidedAnew,
  };
}
