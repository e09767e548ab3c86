import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkResultTarget, writeResult } from "../../src/reconcile/write-result.js";
import { OutputError } from "../../src/sync-file/errors.js";
import { temporaryFolder } from "../support/cli.js";
import { type HandMade, reconcileHandMade } from "./hand-made.js";

const given: HandMade = {
  users: { u1: { username: "ada" }, u2: { username: "bob" } },
  groups: { g1: "Sales" },
  members: ["g1 u1"],
};
const report = "username,user_group_name\nada,Sales\nbob,Sales\nzoe,Sales\n";

describe("the result of reconciling", () => {
  it("is one JSON document, one person a line, the same bytes from the same inputs", async () => {
    const folder = temporaryFolder();
    const paths = [join(folder, "one.json"), join(folder, "two.json")];
    for (const path of paths) {
      const result = await reconcileHandMade(given, [report]);
      for (const each of result.summary.reports) each.time = "2026-11-23T09:00:00.000Z";
      await writeResult(path, result);
    }
    const [one, two] = paths.map((path) => readFileSync(path, "utf8"));
    expect(two).toBe(one);
    const lines = (one ?? "").split("\n");
    expect(lines.slice(1)).toEqual([
      '"people":[',
      '{"id":"u2","displayName":"bob","username":"bob","grants":[{"resourceType":"group","id":"g1","displayName":"Sales","onlyIn":"report"}],"without":[{"resourceType":"group","onlyIn":"file"}]},',
      '{"username":"zoe","onlyIn":"report","grants":[{"resourceType":"group","id":"g1","displayName":"Sales","onlyIn":"report"}]}',
      "]}",
      "",
    ]);
    expect(JSON.parse(one ?? "")).toMatchObject({
      format: "jc-connector/reconcile",
      version: 1,
      sync: { id: "0193a1b2-0000-7000-8000-000000000001", readTo: "2026-11-23T02:00:08Z" },
      reports: [{ kind: "users-to-user-groups", file: "report-0.csv", rows: 3, timeSource: "file" }],
      verdict: "different",
    });
  });

  it("replaces an older one as a whole, readable by its owner alone, at the end of a link", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "result.json");
    writeFileSync(path, '{"format":"jc-connector/reconcile","version":1}', { mode: 0o644 });
    symlinkSync(path, join(folder, "link"));
    await checkResultTarget(join(folder, "link"));
    await writeResult(join(folder, "link"), await reconcileHandMade(given, [report]));
    expect(JSON.parse(readFileSync(path, "utf8")).verdict).toBe("different");
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(["link", "result.json"]);
  });

  it("never takes the place of something else", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "sync.json"), '{"format":"jc-connector/sync","version":1}');
    writeFileSync(join(folder, "empty"), "");
    mkdirSync(join(folder, "directory"));
    await expect(checkResultTarget(join(folder, "empty"))).resolves.toBeUndefined();
    await expect(checkResultTarget(join(folder, "new"))).resolves.toBeUndefined();
    for (const [target, complaint] of [
      [join(folder, "sync.json"), /something else than a result of reconcile stands there$/],
      [join(folder, "directory"), /it is a directory$/],
      [join(folder, "none", "result.json"), /the directory does not exist$/],
      ["-", /--format json prints it there$/],
    ] as const) {
      await expect(checkResultTarget(target)).rejects.toThrow(OutputError);
      await expect(checkResultTarget(target)).rejects.toThrow(complaint);
    }
  });
});
