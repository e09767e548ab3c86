import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Fill, returnCsv, returnXlsx, type SheetRow, sentRows } from "./filled-sheets.js";
import { keyOf } from "./generated-review.js";

/** What reviewers send back in place of their sheets: of none of these rows anything may count. */
export const spoilings: readonly Fill[] = [
  // Nothing decided, or not in the words that were asked for.
  (rows) => rows.map((row) => ({ ...row, Decision: "" })),
  (rows) => rows.map((row) => ({ ...row, Decision: "revoke" })),
  // The column of keys sorted apart from all others.
  (rows) =>
    rows.map((row, at) => ({
      ...row,
      "Row key": keyOf(rows[at - 1] ?? rows.at(-1) ?? row),
      Decision: "Remove",
    })),
  (rows) =>
    rows.map((row, at) => ({ ...row, "Row key": `r_${String(at).padStart(16, "0")}`, Decision: "Remove" })),
  (rows) => rows.map((row) => ({ ...row, Person: "Somebody Else", Decision: "Remove" })),
];

/** Sends each of the sheets back spoilt, one way after the other. */
export async function returnSpoilt(folder: string, sheets: readonly string[]): Promise<void> {
  for (const [at, sheet] of sheets.entries()) {
    for (const ending of ["csv", "xlsx"]) {
      rmSync(join(folder, "returned", `${sheet}.${ending}`), { force: true });
    }
    const fill = spoilings[at % spoilings.length];
    if (fill === undefined) continue;
    if (at < spoilings.length) await returnXlsx(folder, { sheet, fill });
    else returnCsv(folder, { sheet, fill });
  }
}

/** Adds rows of another sheet, to be removed, to one that comes back as it was filled. */
export function returnWithRows(
  folder: string,
  { sheet, fill, pasted }: { sheet: string; fill: Fill; pasted: readonly SheetRow[] },
): void {
  rmSync(join(folder, "returned", `${sheet}.xlsx`), { force: true });
  const rows = pasted.map((row) => ({ ...row, Decision: "Remove" }));
  returnCsv(folder, { sheet, fill: (own) => [...fill(own), ...rows] });
}

/** A second file of the same sheet, which says the contrary of what a first one kept; returns the keys. */
export async function contradict(
  folder: string,
  { sheet, kept }: { sheet: string; kept: (key: string) => boolean },
): Promise<string[]> {
  const keys = (await sentRows(folder, sheet)).map(keyOf).filter(kept).slice(0, 2);
  returnCsv(folder, {
    sheet,
    name: `${sheet} (2).csv`,
    fill: (rows) =>
      rows.filter((row) => keys.includes(keyOf(row))).map((row) => ({ ...row, Decision: "Remove" })),
  });
  return keys;
}

/** What is no sheet at all. */
export function returnScan(folder: string): string {
  const path = join(folder, "returned", "scan 0001.pdf");
  writeFileSync(path, "%PDF-1.7\n%âãÏÓ\n");
  return path;
}
