import type { Answers } from "../answers/answers.js";
import type { ReviewItem } from "../review-item.js";
import type { SentSheet, SentSheets } from "./sent-sheets.js";

/** What is to be given to whom. */
export interface Giving {
  /** An e-mail address, folded. */
  to: string;
  /** Whose open rows, as far as nobody else was given them since; none: rows that were said to be somebody else's. */
  sheets: readonly SentSheet[];
}

/** Which rows go to somebody, and which cannot. */
export interface ChosenRows {
  given: readonly ReviewItem[];
  /** About themselves. */
  own: readonly ReviewItem[];
  /** They stand on a sheet of theirs already. */
  had: readonly ReviewItem[];
  /** Not mine to one, and another was given them, who has not decided: by the sheet of that one. */
  elsewhere: readonly SentSheet[];
}

/** Chooses among the open rows, in the order of the review. */
export function chooseRows(
  { to, sheets }: Giving,
  { answers, sent }: { answers: Answers; sent: SentSheets },
): ChosenRows {
  const asked =
    sheets.length === 0
      ? disowned(answers, sent)
      : answers.open.filter(({ key }) => sheets.some(({ name }) => name === sent.of(key).at(-1)?.name));
  const own = asked.filter(({ addresses }) => addresses.includes(to));
  const others = asked.filter(({ addresses }) => !addresses.includes(to));
  const had = others.filter(({ key }) => hasIt(to, sent.of(key)));
  const elsewhere =
    sheets.length === 0 ? waitedFor(answers, sent).filter(({ reviewer }) => reviewer !== to) : [];
  return { own, had, elsewhere, given: others.filter(({ key }) => !hasIt(to, sent.of(key))) };
}

/** Rows of which the last who was asked said that they are somebody else's: nobody is asked about them any more. */
export function disowned({ notMine }: Pick<Answers, "notMine">, sent: SentSheets): ReviewItem[] {
  return notMine.flatMap(({ item, by }) => (sent.of(item.key).at(-1)?.reviewer === by ? [item] : []));
}

function waitedFor({ notMine }: Pick<Answers, "notMine">, sent: SentSheets): SentSheet[] {
  const sheets = notMine.flatMap(({ item, by }) => {
    const last = sent.of(item.key).at(-1);
    return last === undefined || last.reviewer === by ? [] : [last];
  });
  return [...new Set(sheets)];
}

function hasIt(who: string, sheets: readonly SentSheet[]): boolean {
  return sheets.some(({ reviewer }) => reviewer === who);
}
