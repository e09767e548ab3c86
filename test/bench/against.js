import { readFileSync } from "node:fs";
import { ArgumentError } from "./arguments.js";

/** Figures that stand in every row. */
const figures = ["cpuMs", "wallMs", "peakMb"];

/** Reads the figures of an earlier run. Throws ArgumentError. */
export function readEarlier(path) {
  let earlier;
  try {
    earlier = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new ArgumentError(`--against ${path}: ${error.message.split("\n")[0]}`);
  }
  if (!Array.isArray(earlier?.rows)) throw new ArgumentError(`--against ${path}: it is no result of a bench`);
  return earlier;
}

/**
 * By how many per cent the medians of a run differ from those of an earlier one, of everything that both measured.
 *
 * @param {{ rows: readonly object[] }} now
 * @param {{ rows: readonly object[] }} earlier
 */
export function changesAgainst(now, earlier) {
  return now.rows.flatMap((row) => {
    const before = earlier.rows.find(({ section, name }) => section === row.section && name === row.name);
    const both = figures.filter((figure) => before?.[figure] !== undefined && row[figure] !== undefined);
    if (both.length === 0) return [];
    const percent = (figure) => (row[figure].median / before[figure].median - 1) * 100;
    return [{ name: row.name, ...Object.fromEntries(both.map((figure) => [figure, percent(figure)])) }];
  });
}

/**
 * What else than the code differs between two runs, in words.
 *
 * @param {{ machine?: Record<string, unknown> }} now
 * @param {{ machine?: Record<string, unknown> }} earlier
 */
export function differingMachine({ machine }, { machine: before = {} }) {
  return Object.entries(machine)
    .filter(([name, value]) => before[name] !== value)
    .map(([name, value]) => `${name}: ${before[name] ?? "unknown"} before, ${value} now`);
}
