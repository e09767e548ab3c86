import { comparedText } from "../compared-text.js";
import type { ReviewItem } from "../review-item.js";
import { type ShownColumn, shownText } from "../sheet-columns.js";
import type { ReturnedRow } from "../sheets/read-sheet.js";
import { hasLost, neverLost, neverLostOf } from "./shown-text.js";

/** The rows of a sheet that a row which came back may be, by what it says in these columns: those and no others are looked at. */
export type AlikeRows = (
  row: Pick<ReturnedRow, "shown" | "isLossy">,
  columns: readonly ShownColumn[],
) => readonly ReviewItem[];

/** Finds rows by what they show; each way of looking is prepared when it is first asked for. */
export function alikeRows(items: readonly ReviewItem[]): AlikeRows {
  const indexes = new Map<string, ReadonlyMap<string, readonly ReviewItem[]>>();
  return ({ shown, isLossy }, columns) => {
    const texts = columns.map((column) => shown.get(column) ?? "");
    const hasGaps = isLossy && texts.some(hasLost);
    const name = JSON.stringify([hasGaps, columns]);
    const index = indexes.get(name) ?? indexOf(items, columns, hasGaps ? neverLostOf : comparedOf);
    indexes.set(name, index);
    return index.get(keyOf(texts.map(hasGaps ? neverLost : comparedText))) ?? [];
  };
}

function indexOf(
  items: readonly ReviewItem[],
  columns: readonly ShownColumn[],
  formsOf: (text: string) => readonly string[],
): Map<string, ReviewItem[]> {
  const index = new Map<string, ReviewItem[]>();
  for (const item of items) {
    for (const key of keysOf(columns.map((column) => formsOf(shownText(item, column))))) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [item]);
      else known.push(item);
    }
  }
  return index;
}

function comparedOf(text: string): string[] {
  return [comparedText(text)];
}

/** One key for each choice of a form in each column: nearly always there is one. */
function keysOf(forms: readonly (readonly string[])[]): string[] {
  const choices = forms.reduce<string[][]>(
    (before, column) => before.flatMap((texts) => column.map((text) => [...texts, text])),
    [[]],
  );
  return choices.map(keyOf);
}

function keyOf(texts: readonly string[]): string {
  return JSON.stringify(texts);
}
