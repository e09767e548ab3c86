import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { measureRounds } from "./rounds.js";
import { caseName, wallTargetS } from "./sync-cases.js";
import { runSync, runSyncFloor } from "./sync-run.js";

/** @typedef {{ runs: number, folder: string, say(text: string): void }} Bench */

/**
 * Measures a sync under one case, and its floor where nothing but the machine counts. The file of the last run stays,
 * and is told as `file`.
 *
 * @param {import("./sync-cases.js").SyncCase} each
 * @param {Awaited<ReturnType<import("./served-organization.js").serveOrganization>>} served
 * @param {Bench} bench
 */
export async function measureSync(each, served, { runs, folder, say }) {
  const name = caseName(each);
  const { latencyMs, concurrency } = each;
  let file;
  let targets = [];
  const sync = {
    name,
    async run(round) {
      if (file !== undefined) rmSync(file);
      file = undefined;
      targets = [];
      const path = join(folder, `${each.size}-${round}.json`);
      await served.begin(latencyMs);
      const usage = await runSync(path, { served, ...each });
      file = path;
      targets = await served.targets();
      return usage;
    },
  };
  const floor = {
    name: `${name}, floor`,
    run: () => runSyncFloor({ served, concurrency, file, targets, folder }),
  };
  const measured = await measureRounds(latencyMs === 0 ? [sync, floor] : [sync], { runs, say });
  const row = {
    section: "sync",
    name,
    ...each,
    ...measured.get(sync.name),
    requests: targets.length,
    bound: served.bound,
    wallTargetS: wallTargetS(each, served.bound),
    fileBytes: file && statSync(file).size,
    floor: measured.get(floor.name),
  };
  return { row, file };
}
