import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { locateNext } from "../../src/sync-dir/next-file.js";
import { pruneFolder } from "../../src/sync-dir/prune.js";
import { recoverFolder } from "../../src/sync-dir/recover.js";
import {
  chainFindings,
  copyOf,
  folderOf,
  nights,
  snapshot,
  takeOver,
  writeDated,
} from "../sync-dir/folder.js";

const built = new URL("../../dist/sync-dir/", import.meta.url);
const preload = new URL("../support/kill-before-change.js", import.meta.url).href;
const now = "2026-11-04T03:00:00Z";
const twoDays = [{ unit: "d", count: 2 }] as const;

/** Runs a statement over the built modules in a process of its own; tells whether it was killed before its end. */
function runKilled(statement: string, change: number): "killed" | "done" {
  const imports = [
    ["acceptFile", "accept.js"],
    ["pruneFolder", "prune.js"],
    ["recoverFolder", "recover.js"],
  ].map(([name, file]) => `import { ${name} } from ${JSON.stringify(new URL(file ?? "", built).href)};`);
  const args = ["--import", preload, "--input-type=module", "-e", `${imports.join("")} await ${statement};`];
  const { signal, status, stderr } = spawnSync(process.execPath, args, {
    env: { KILL_BEFORE_CHANGE: String(change) },
    encoding: "utf8",
  });
  if (signal === "SIGKILL") return "killed";
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return "done";
}

/** Kills a statement before each of its changes in turn, in a fresh copy of the folder; returns what each leaves. */
function killEverywhere(dir: string, statement: (dir: string) => string): string[] {
  const left: string[] = [];
  for (let change = 1; ; change += 1) {
    const copy = copyOf(dir);
    if (runKilled(statement(copy), change) === "done") return left;
    left.push(copy);
  }
}

async function acceptedWithout(days: readonly number[]) {
  const { dir } = await folderOf(nights(...days));
  const { file, previous } = await locateNext(dir, new Date(now));
  const sum = await writeDated(dir, file, previous === undefined ? {} : { previous });
  return { dir, sum };
}

describe.skipIf(process.platform === "win32")(
  "the built modules, killed before each change of the folder",
  () => {
    it.each([{ days: [] }, { days: [1, 2] }])(
      "accept a file after $days: the next run completes it",
      async ({ days }) => {
        const { dir, sum } = await acceptedWithout(days);
        const whole = copyOf(dir);
        const call = (folder: string) => `acceptFile(${JSON.stringify(folder)}, ${JSON.stringify(sum)})`;
        runKilled(call(whole), 0);
        const left = killEverywhere(dir, call);
        expect(left).toHaveLength(2);
        for (const folder of left) {
          await recoverFolder(folder);
          expect(snapshot(folder)).toEqual(snapshot(whole));
          expect(await chainFindings(folder)).toEqual([]);
        }
      },
    );

    it("prune: no line is lost, and the next pruning completes it", async () => {
      const { dir } = await folderOf(nights(1, 2, 3, 4));
      const whole = copyOf(dir);
      await pruneFolder(whole, twoDays, new Date(now));
      const left = killEverywhere(
        dir,
        (folder) => `pruneFolder(${JSON.stringify(folder)}, ${JSON.stringify(twoDays)}, new Date("${now}"))`,
      );
      expect(left).toHaveLength(4);
      for (const folder of left) {
        await recoverFolder(folder);
        expect(await chainFindings(folder)).toEqual([]);
        await pruneFolder(folder, twoDays, new Date(now));
        expect(snapshot(folder)).toEqual(snapshot(whole));
      }
    });

    it("recover: killed itself, it is completed by the next one", async () => {
      // Three accepted files of which one waits between both lists, and a fourth that is not in the list yet.
      const { dir, sum } = await acceptedWithout([1, 2, 3]);
      const pruned = copyOf(dir);
      await pruneFolder(pruned, [{ unit: "d", count: 1 }], new Date("2026-11-03T03:00:00Z"));
      takeOver("SHA256SUMS.pruned", { from: pruned, to: dir });
      const whole = copyOf(dir);
      await recoverFolder(whole);
      const left = killEverywhere(dir, (folder) => `recoverFolder(${JSON.stringify(folder)})`);
      expect(left.length).toBeGreaterThan(2);
      for (const folder of left) {
        await recoverFolder(folder);
        expect(snapshot(folder)).toEqual(snapshot(whole));
        expect(await chainFindings(folder)).toEqual([]);
      }
      expect(Object.keys(snapshot(whole))).toContain(sum.file);
    });
  },
);
