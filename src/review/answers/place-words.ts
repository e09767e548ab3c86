import type { Place } from "./answers.js";

/** "sheet-dana.xlsx rows 4, 9, 12", `sheet-kim.xlsx, tab "Review (2)", row 3`: one for each file or tab, in their order. */
export function placeWords(places: readonly Place[]): string[] {
  const rows = new Map<string, number[]>();
  for (const { file, tab, row } of places) {
    const where = tab === undefined ? `${file} ` : `${file}, tab "${tab}", `;
    const known = rows.get(row === 0 ? file : where);
    if (known === undefined) rows.set(row === 0 ? file : where, [row]);
    else known.push(row);
  }
  return [...rows].map(([where, numbers]) => {
    if (numbers[0] === 0) return where;
    return `${where}${numbers.length === 1 ? "row" : "rows"} ${numbers.join(", ")}`;
  });
}
