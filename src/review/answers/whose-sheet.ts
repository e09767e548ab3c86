import type { SentSheet, SentSheets } from "../forwarding/sent-sheets.js";
import type { ReadSheet } from "../sheets/read-sheet.js";

/**
 * The sheet that a file is: what its properties say, else the only sheet that has all its rows, else the one whose name
 * the file's begins with. `undefined` where nothing tells.
 */
export function whoseSheet(
  { name, sheet, rows }: Pick<ReadSheet, "sheet" | "rows"> & { name: string },
  { byName, of }: SentSheets,
): SentSheet | undefined {
  const told = sheet === undefined ? undefined : byName.get(sheet);
  if (told !== undefined) return told;
  const keys = rows.map(({ key }) => key.trim()).filter((key) => of(key).length > 0);
  const holders = of(keys[0] ?? "").filter((holder) => keys.every((key) => holder.keys.has(key)));
  const [only] = holders;
  if (only !== undefined && holders.length === 1) return only;
  return calledLike(name, holders) ?? calledLike(name, byName.values());
}

/** The longest name counts: "sheet-kim.xlsx" and "sheet-kim-2 (1).xlsx" are two. */
function calledLike(file: string, sheets: Iterable<SentSheet>): SentSheet | undefined {
  const name = file.toLowerCase();
  let best: SentSheet | undefined;
  for (const sheet of sheets) {
    if (!name.startsWith(sheet.name.toLowerCase())) continue;
    if (!isEndOfName(name.slice(sheet.name.length))) continue;
    if (best === undefined || sheet.name.length > best.name.length) best = sheet;
  }
  return best;
}

/** "sheet-kim.lee.csv" is not the sheet of kim, "sheet-kim.csv", "sheet-kim (2).csv" and "sheet-kim-done.csv" are. */
function isEndOfName(rest: string): boolean {
  return /^(?:\.[a-z0-9]+$|[^a-z0-9.@]|$)/.test(rest);
}
