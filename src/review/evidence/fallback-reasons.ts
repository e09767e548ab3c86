import { readFile } from "node:fs/promises";
import Papa from "papaparse";

/** A reason why the fallback was asked about rows, and how many they are. */
export interface FallbackReason {
  /** "the person has no manager" */
  why: string;
  rows: number;
}

const WHY = "Why this reviewer";
const START = "fallback: ";
/** Whose own access it was stands behind the reason. */
const INSTEAD = / \(not .*$/;

/** The reasons that population.csv tells, the most frequent first. Rejects as reading a file does. */
export async function fallbackReasons(path: string): Promise<FallbackReason[]> {
  const text = (await readFile(path, "utf8")).replace(/^\ufeff/, "");
  const counts = new Map<string, number>();
  let column = -1;
  Papa.parse<string[]>(text, {
    step({ data }) {
      if (column === -1) column = data.indexOf(WHY);
      else {
        const why = data[column] ?? "";
        if (!why.startsWith(START)) return;
        const reason = why.slice(START.length).replace(INSTEAD, "");
        counts.set(reason, (counts.get(reason) ?? 0) + 1);
      }
    },
  });
  return [...counts].map(([why, rows]) => ({ why, rows })).sort((a, b) => b.rows - a.rows);
}
