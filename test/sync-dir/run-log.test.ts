import { appendFileSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { appendRun, pruneRuns, type RunEntry } from "../../src/sync-dir/run-log.js";
import { OutputError } from "../../src/sync-file/errors.js";
import { temporaryDirectory } from "../sync-file/directory.js";

const done: RunEntry = {
  startedAt: "2026-11-23T02:00:03.000Z",
  endedAt: "2026-11-23T02:01:27.000Z",
  exitCode: 0,
  reason: "done",
  file: "2026-11-23T020003Z.json.gz",
  sha256: "1".repeat(64),
  complete: true,
  counts: { resources: { user: 3012, group: 412 }, grants: 71_000 },
  requests: 160,
  throttled: 2,
};
const failed: RunEntry = {
  startedAt: "2026-11-24T02:00:03.000Z",
  endedAt: "2026-11-24T02:00:04.000Z",
  exitCode: 4,
  reason: "JumpCloud refused the API key: GET /api/systemusers answered 401",
};

function linesOf(dir: string): string[] {
  return readFileSync(join(dir, "runs.ndjson"), "utf8").split("\n");
}

describe("the run log", () => {
  it("has one line for each run, those that failed too", async () => {
    const dir = temporaryDirectory();
    await appendRun(dir, done);
    await appendRun(dir, failed);
    const [first = "", second = "", ...rest] = linesOf(dir);
    expect([JSON.parse(first), JSON.parse(second), rest]).toEqual([done, failed, [""]]);
    if (process.platform !== "win32") expect(statSync(join(dir, "runs.ndjson")).mode & 0o777).toBe(0o600);
  });

  it("begins a new line after one that was torn", async () => {
    const dir = temporaryDirectory();
    writeFileSync(join(dir, "runs.ndjson"), `${JSON.stringify(done)}\n{"startedAt":"2026`);
    await appendRun(dir, failed);
    expect(linesOf(dir)).toEqual([JSON.stringify(done), '{"startedAt":"2026', JSON.stringify(failed), ""]);
  });

  it("keeps every line of runs that end at the same moment", async () => {
    const dir = temporaryDirectory();
    const exitCodes = [0, 2, 3, 4, 5, 75, 130];
    await Promise.all(exitCodes.map((exitCode) => appendRun(dir, { ...failed, exitCode })));
    const lines = linesOf(dir).filter((line) => line !== "");
    expect(lines.map((line) => JSON.parse(line).exitCode).sort((a, b) => a - b)).toEqual(exitCodes);
  });

  it("has no addresses, no line feeds and nothing that is not asked for in a line", async () => {
    const dir = temporaryDirectory();
    await appendRun(dir, {
      ...failed,
      reason: `no "ada@example.com" (eve@x)\nat all\ud800 ${"x".repeat(600)}`,
    });
    const [line = ""] = linesOf(dir);
    expect(JSON.parse(line).reason).toMatch(/^no "…" \(…\)\nat all\ufffd x+$/);
    expect(JSON.parse(line).reason).toHaveLength(500);
    const entry = { ...failed, apiKey: "secret" };
    await expect(appendRun(dir, entry)).rejects.toThrow(/apiKey/);
    expect(linesOf(dir)).toEqual([line, ""]);
  });

  it("says in one line where it cannot be written", async () => {
    const dir = join(temporaryDirectory(), "none");
    await expect(appendRun(dir, failed)).rejects.toThrow(
      new OutputError(`cannot write ${join(dir, "runs.ndjson")}: the directory does not exist`),
    );
  });

  it("is not written anew while every line stays, nor made where there is none", async () => {
    const dir = temporaryDirectory();
    await pruneRuns(dir, new Date("2026-11-23T00:00:00Z"));
    await appendRun(dir, done);
    const { ino } = statSync(join(dir, "runs.ndjson"));
    await pruneRuns(dir, new Date("2026-11-23T02:00:03Z"));
    expect(statSync(join(dir, "runs.ndjson")).ino).toBe(ino);
    appendFileSync(join(dir, "runs.ndjson"), "torn");
    await pruneRuns(dir, new Date("2026-11-23T02:00:04Z"));
    expect(linesOf(dir)).toEqual([""]);
  });
});
