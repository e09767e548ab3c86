import type { DataValidation } from "hucre";
import { decisionsOf, decisionWords } from "../decision.js";
import type { ReviewItem } from "../review-item.js";
import { DECISION } from "../sheet-columns.js";
import { columnLetter } from "./sheet-to-write.js";

/** Ranges of one drop-down: spreadsheets refuse lists of ranges without end. */
const MOST_RANGES = 200;

/** The drop-downs of the column Decision: rows that can be taken away, and rows that cannot. Rows start below the header. */
export function decisionChoices(items: readonly ReviewItem[]): DataValidation[] {
  const rowsOf = new Map<string, number[]>();
  for (const [index, { kind }] of items.entries()) {
    const words = decisionsOf(kind)
      .map((decision) => decisionWords[decision])
      .join(",");
    const rows = rowsOf.get(words);
    if (rows === undefined) rowsOf.set(words, [index + 2]);
    else rows.push(index + 2);
  }
  return [...rowsOf].flatMap(([words, rows]) => {
    const ranges = rangesOf(rows);
    const parts = Math.ceil(ranges.length / MOST_RANGES);
    return Array.from({ length: parts }, (_, part) =>
      choice(words, ranges.slice(part * MOST_RANGES, (part + 1) * MOST_RANGES).join(" ")),
    );
  });
}

function choice(words: string, range: string): DataValidation {
  const said = words.split(",").join(", ");
  return {
    type: "list",
    values: words.split(","),
    range,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: "stop",
    errorTitle: "One of these words",
    errorMessage: `Choose one of: ${said}. Say anything else in the column Comment.`,
  };
}

/** "K2:K5", "K7": rows that follow each other are one range. `rows` ascend. */
function rangesOf(rows: readonly number[]): string[] {
  const letter = columnLetter(DECISION);
  const spans: { first: number; last: number }[] = [];
  for (const row of rows) {
    const span = spans.at(-1);
    if (span?.last === row - 1) span.last = row;
    else spans.push({ first: row, last: row });
  }
  return spans.map(({ first, last }) =>
    first === last ? `${letter}${first}` : `${letter}${first}:${letter}${last}`,
  );
}
