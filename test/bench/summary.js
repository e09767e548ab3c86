import { bytesPerGrant } from "./growth.js";
import { caseName } from "./sync-cases.js";

/** @typedef {{ name: string, value: number, unit: string, target?: number }} SummaryLine */

/** Ten times the people, memberships and rows should take hardly more than ten times the work. */
const MOST_TIMES = 11;
/** What a grant is held in, and room for it to grow in. */
const MOST_BYTES = 12;

/**
 * What becomes of costs as an organisation grows, as far as it was measured.
 *
 * @param {readonly object[]} rows
 * @returns {SummaryLine[]}
 */
export function summaryOf(rows) {
  const find = (name) => rows.find((row) => row.name === name);
  const syncOf = (size) => find(caseName({ size, latencyMs: 0, concurrency: 8, start: "at once" }));
  const pairs = [
    { name: "sync", small: syncOf("10k"), large: syncOf("100k") },
    ...rows
      .filter(({ section, size }) => section === "readers" && size === "10k")
      .map((small) => {
        const name = small.name.slice("10k, ".length);
        return { name, small, large: find(`100k, ${name}`) };
      }),
  ];
  const times = pairs
    .filter(({ small, large }) => small?.cpuMs !== undefined && large?.cpuMs !== undefined)
    .map(({ name, small, large }) => ({
      name: `CPU of ${name}, 100k to 10k`,
      value: large.cpuMs.median / small.cpuMs.median,
      unit: "times",
      target: MOST_TIMES,
    }));
  const bytes = bytesPerGrant(
    syncOf("100k"),
    rows.find(({ section }) => section === "growth"),
  );
  const growth =
    bytes === undefined
      ? []
      : [{ name: "growth of sync's peak memory", value: bytes, unit: "bytes a grant", target: MOST_BYTES }];
  return [...times, ...growth];
}
