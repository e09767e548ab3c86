import { loadavg } from "node:os";
import { measureFewGrants } from "./growth.js";
import { commitName, machineFacts } from "./machine.js";
import { measureSize } from "./measure-size.js";
import { measureStart } from "./measure-start.js";
import { RunError } from "./run-error.js";
import { readerSizes } from "./sizes.js";
import { summaryOf } from "./summary.js";
import { temporaryFolder } from "./temporary-folder.js";

/**
 * Measures the parts that were chosen, at the sizes that were, and returns everything that is known of it.
 *
 * @param {{ parts: readonly string[], sizes: readonly string[], runs: number }} chosen
 * @param {(text: string) => void} say progress, a line each
 */
export async function measureAll({ parts, sizes, runs }, say) {
  // Before anything of ours runs: what others take of the machine spoils wall times first.
  const load = loadavg()[0];
  const bench = { runs, say, folder: temporaryFolder() };
  const rows = [];
  /** What could not be measured at all is a row that says why. */
  const measured = async (name, measure) => {
    try {
      for await (const row of measure()) rows.push(row);
    } catch (error) {
      if (!(error instanceof RunError)) throw error;
      say(`${name}: FAILED, ${error.message}`);
      rows.push({ section: "not measured", name, failed: error.message });
    }
  };
  if (parts.includes("start")) rows.push(...(await measureStart(bench)));
  for (const size of sizes) {
    const wanted = {
      syncs: parts.includes("sync"),
      readers: parts.includes("readers") && readerSizes.includes(size),
    };
    if (!wanted.syncs && !wanted.readers) continue;
    await measured(`the rest of ${size}`, () => measureSize(size, wanted, bench));
  }
  if (parts.includes("sync") && sizes.includes("100k")) {
    await measured("growth", () => measureFewGrants(bench));
  }
  return {
    takenAt: new Date().toISOString(),
    commit: commitName(),
    machine: machineFacts(),
    load,
    runs,
    rows,
    summary: summaryOf(rows),
  };
}
