import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainOf, readContents } from "../../src/sync-dir/contents.js";
import { latestFile } from "../../src/sync-dir/latest.js";
import { pruneFolder } from "../../src/sync-dir/prune.js";
import { recoverFolder } from "../../src/sync-dir/recover.js";
import { chainFindings, copyOf, folderOf, snapshot, syncInto, takeOver } from "./folder.js";

const DAY_MS = 86_400_000;
const start = new Date("2026-01-30T02:00:03Z").getTime();
const policy = [
  { unit: "d", count: 2 },
  { unit: "m", count: 2 },
] as const;

/** After how many of its steps a run, a pruning or a recovery is killed; 9: never. */
const event = fc.record({
  kind: fc.constantFrom("sync", "prune", "recover"),
  steps: fc.constantFrom(0, 1, 2, 3, 9),
  days: fc.integer({ min: 0, max: 20 }),
});

/** Does something to a copy of the folder, and takes over as much of it as was done before the kill. */
async function killedAfter(
  steps: number,
  dir: string,
  work: (copy: string) => Promise<readonly string[]>,
): Promise<void> {
  const copy = copyOf(dir);
  const changed = await work(copy);
  for (const name of changed.slice(0, steps)) takeOver(name, { from: copy, to: dir });
}

describe("whatever is killed, whenever", () => {
  it("no accepted file is ever missing from the lists, the chain has no gap, and a reader finds the newest", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 7 }), async (events) => {
        const { dir } = await folderOf([]);
        const accepted = new Map<string, string>();
        let time = start;
        for (const { kind, steps, days } of events) {
          time += days * DAY_MS;
          const now = new Date(time);
          if (kind === "recover") {
            await killedAfter(steps, dir, async (copy) => {
              await recoverFolder(copy);
              return ["SHA256SUMS", "SHA256SUMS.pruned", "latest.json.gz"];
            });
            continue;
          }
          await recoverFolder(dir);
          if (kind === "prune") {
            await killedAfter(steps, dir, async (copy) => {
              const { files } = await pruneFolder(copy, policy, now);
              return ["SHA256SUMS.pruned", "SHA256SUMS", ...files];
            });
          } else {
            await killedAfter(steps, dir, async (copy) => {
              const { file, sha256 } = await syncInto(copy, now.toISOString());
              if (steps > 0) accepted.set(file, sha256);
              return [file, "SHA256SUMS", "latest.json.gz"];
            });
          }
        }
        await recoverFolder(dir);
        expect(await chainFindings(dir)).toEqual([]);
        const chain = chainOf(await readContents(dir));
        expect(new Map(chain.map(({ file, sha256 }) => [file, sha256]))).toEqual(accepted);
        const newest = chain.at(-1);
        if (newest === undefined) return;
        expect(await latestFile(dir)).toBe(join(dir, newest.file));
        const there = Object.keys(snapshot(dir)).filter((name) => name.startsWith("2026"));
        expect(readFileSync(join(dir, "SHA256SUMS"), "utf8").match(/2026-.*/g)).toEqual(there);
      }),
      { numRuns: 25 },
    );
  });
});
