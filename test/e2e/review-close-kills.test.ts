import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { filesIn } from "../support/closed-run.js";

const built = new URL("../../dist/review/evidence/put-evidence.js", import.meta.url).href;
const preload = new URL("../support/kill-before-change.js", import.meta.url).href;
const closing = JSON.stringify({
  format: "jc-connector/review-closing",
  version: 1,
  review: "2026-Q4",
  closedAt: "2026-11-23T09:00:00.000Z",
  sync: { id: "s", startedAt: "2026-11-23T02:00:00Z", digest: "sha256:0", file: "sync.json" },
  rows: [],
});
const before = { "closing.json": closing, "proof.csv": "before" };
const after = { "proof.csv": "after" };
const KEPT = "evidence-2026-11-23T09-00-00.000Z";

function workplace(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "evidence"));
  for (const [name, text] of Object.entries(before)) writeFileSync(join(folder, "evidence", name), text);
  return folder;
}

/** Puts new evidence in the place, in a process that is killed before its nth change of the folder. */
function put(folder: string, change: number): "killed" | "done" {
  const statement = `
    import { mkdir, writeFile } from "node:fs/promises";
    import { putEvidence } from ${JSON.stringify(built)};
    await putEvidence(${JSON.stringify(join(folder, "evidence"))}, {
      closedAt: "2026-11-24T09:00:00.000Z",
      check: async () => {},
      async fill(folder) {
        await mkdir(folder);
        await writeFile(folder + "/proof.csv", "after");
      },
    });`;
  const args = ["--import", preload, "--input-type=module", "-e", statement];
  const env = { KILL_BEFORE_CHANGE: String(change) };
  const { signal, status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  if (signal === "SIGKILL") return "killed";
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return "done";
}

describe.skipIf(process.platform === "win32")("evidence, killed before each change of the folder", () => {
  it("of before is whole, and the next run puts its own in the place", () => {
    let kills = 0;
    for (let change = 1; ; change += 1) {
      const folder = workplace();
      if (put(folder, change) === "done") break;
      kills += 1;
      const left = readdirSync(folder).filter((name) => !name.endsWith(".tmp"));
      expect(left).toHaveLength(1);
      expect(["evidence", KEPT]).toContain(left[0]);
      expect(filesIn(join(folder, left[0] ?? ""))).toEqual(before);
      expect(put(folder, 0)).toBe("done");
      expect(readdirSync(folder).sort()).toEqual(["evidence", KEPT]);
      expect(filesIn(join(folder, "evidence"))).toEqual(after);
      expect(filesIn(join(folder, KEPT))).toEqual(before);
    }
    expect(kills).toBe(2);
  });
});
