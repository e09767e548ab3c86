import type { SentSheet, SentSheets } from "../forwarding/sent-sheets.js";
import type { ReadSheet } from "../sheets/read-sheet.js";

/** Whose sheet a file is; or, in words, why nobody can tell. */
export type Whose = { sheet: SentSheet } | { problem: string };

/**
 * The sheet that a file is: what its properties say, else the only sheet that has all its rows, else the one whose name
 * stands in the file's. Where that name is the sheet of another reviewer than the file is, one of the two is wrong, and
 * nobody can tell which.
 */
export function whoseSheet(
  file: Pick<ReadSheet, "sheet" | "rows"> & { name: string },
  sent: SentSheets,
): Whose {
  const called = calledLike(file.name, sent.byName.values());
  const holders = holdersOf(file, sent);
  const [holder] = holders;
  const sheet = holders.length === 1 ? holder : (calledLike(file.name, holders) ?? called);
  if (sheet === undefined) return { problem: NAME_IT };
  const other = holders.some(({ reviewer }) => reviewer === called?.reviewer) ? undefined : holder;
  if (called === undefined || other === undefined) return { sheet };
  return { problem: `it is called ${called.name}, and holds rows of ${other.name}: rename it` };
}

const NAME_IT = "name it as the sheet that was sent, as it is called in the folder sheets";

/** The sheets that the file may be by what it holds, whatever it is called. */
function holdersOf(
  { sheet, rows }: Pick<ReadSheet, "sheet" | "rows">,
  { byName, of }: SentSheets,
): readonly SentSheet[] {
  const told = sheet === undefined ? undefined : byName.get(sheet);
  if (told !== undefined) return [told];
  const keys = rows.map(({ key }) => key.trim()).filter((key) => of(key).length > 0);
  return of(keys[0] ?? "").filter((holder) => keys.every((key) => holder.keys.has(key)));
}

/** The longest name counts: "sheet-kim.xlsx" and "sheet-kim-2 (1).xlsx" are two. */
function calledLike(file: string, sheets: Iterable<SentSheet>): SentSheet | undefined {
  const name = file.toLowerCase();
  let best: SentSheet | undefined;
  for (const sheet of sheets) {
    const own = sheet.name.toLowerCase();
    const at = name.indexOf(own);
    if (at === -1 || /[a-z0-9]$/.test(name.slice(0, at))) continue;
    if (!isEndOfName(name.slice(at + own.length))) continue;
    if (best === undefined || sheet.name.length > best.name.length) best = sheet;
  }
  return best;
}

/** "sheet-kim.lee.csv" is not the sheet of kim, "sheet-kim.csv", "sheet-kim (2).csv" and "sheet-kim-done.csv" are. */
function isEndOfName(rest: string): boolean {
  return /^(?:\.[a-z0-9]+$|[^a-z0-9.@]|$)/.test(rest);
}
