import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { KeepPolicy } from "../../src/sync-dir/keep.js";
import { pruneFolder } from "../../src/sync-dir/prune.js";
import { recoverFolder } from "../../src/sync-dir/recover.js";
import { chainFindings, copyOf, folderOf, nights, snapshot, syncInto, takeOver } from "./folder.js";

const [one = "", two = "", three = "", four = ""] = [1, 2, 3, 4].map(
  (day) => `2026-11-0${day}T020003Z.json.gz`,
);
const twoDays: KeepPolicy = [{ unit: "d", count: 2 }];
const now = new Date("2026-11-04T03:00:00Z");

describe("pruning", () => {
  it("moves the lines of the files that go, and what each followed, to SHA256SUMS.pruned", async () => {
    const { dir, sums } = await folderOf(nights(1, 2, 3, 4));
    const [first, second, third, fourth] = sums.map(({ file, sha256 }) => `${sha256}  ${file}\n`);
    expect(await pruneFolder(dir, twoDays, now)).toEqual({ files: [one, two], rejected: [], doubts: [] });
    expect(Object.keys(snapshot(dir))).toEqual([
      three,
      four,
      "SHA256SUMS",
      "SHA256SUMS.pruned",
      "latest.json.gz",
    ]);
    expect(readFileSync(join(dir, "SHA256SUMS"), "utf8")).toBe(`${third}${fourth}`);
    expect(readFileSync(join(dir, "SHA256SUMS.pruned"), "utf8")).toBe(
      `# previous none\n${first}# previous ${first}${second}`,
    );
    expect(await chainFindings(dir)).toEqual([]);
  });

  it("keeps the newest file, whatever its age, and the chain goes on", async () => {
    const { dir } = await folderOf(nights(1, 2));
    await pruneFolder(dir, twoDays, new Date("2027-11-04T03:00:00Z"));
    expect(Object.keys(snapshot(dir))).toContain(two);
    await syncInto(dir, "2027-11-04T03:00:00.000Z");
    await pruneFolder(dir, twoDays, new Date("2027-11-04T03:00:00Z"));
    expect(Object.keys(snapshot(dir)).filter((name) => /^2026/.test(name))).toEqual([]);
    expect(await chainFindings(dir)).toEqual([]);
  });

  it("writes nothing when all stay", async () => {
    const { dir } = await folderOf(nights(3, 4));
    const before = snapshot(dir);
    expect(await pruneFolder(dir, twoDays, now)).toEqual({ files: [], rejected: [], doubts: [] });
    expect(snapshot(dir)).toEqual(before);
  });

  it("leaves a file that was changed, as evidence, and a line whose file is gone", async () => {
    const { dir } = await folderOf(nights(1, 2, 3, 4));
    appendFileSync(join(dir, one), "x");
    rmSync(join(dir, two));
    expect(await pruneFolder(dir, twoDays, now)).toEqual({
      files: [],
      rejected: [],
      doubts: [`${one} is not pruned: it is not the file that was accepted`],
    });
    expect(await chainFindings(dir)).toEqual([`changed ${one}`, `missing ${two}`]);
  });

  it("takes the newest file that is there for its month, not one that is gone", async () => {
    const { dir } = await folderOf(["2026-10-30T02:00:00.000Z", "2026-10-31T02:00:00.000Z", ...nights(4)]);
    rmSync(join(dir, "2026-10-31T020000Z.json.gz"));
    expect((await pruneFolder(dir, [{ unit: "m", count: 2 }], now)).files).toEqual([]);
  });

  it("removes rejected results older than the shortest rule, and log lines older than the longest", async () => {
    const { dir } = await folderOf(nights(4));
    for (const name of [`${one}.rejected`, `${three}.rejected`, "notes.rejected"])
      writeFileSync(join(dir, name), "");
    const [old, young] = ["2025-12-31T23:59:59.000Z", "2026-01-01T00:00:00.000Z"].map((startedAt) =>
      JSON.stringify({ startedAt }),
    );
    writeFileSync(join(dir, "runs.ndjson"), `${old}\n${young}\n{"torn\n`);
    const policy: KeepPolicy = [...twoDays, { unit: "y", count: 1 }];
    expect((await pruneFolder(dir, policy, now)).rejected).toEqual([`${one}.rejected`]);
    expect(Object.keys(snapshot(dir)).filter((name) => name.endsWith(".rejected"))).toEqual([
      `${three}.rejected`,
      "notes.rejected",
    ]);
    expect(readFileSync(join(dir, "runs.ndjson"), "utf8")).toBe(`${young}\n`);
  });
});

describe("a pruning that was killed", () => {
  const steps = [
    { at: "after SHA256SUMS.pruned was written", done: ["SHA256SUMS.pruned"] },
    { at: "after SHA256SUMS was written", done: ["SHA256SUMS.pruned", "SHA256SUMS"] },
    { at: "after the first file was removed", done: ["SHA256SUMS.pruned", "SHA256SUMS", one] },
    { at: "after the last file was removed", done: ["SHA256SUMS.pruned", "SHA256SUMS", one, two] },
  ];

  it.each(steps)("$at loses no line; the next one completes it", async ({ done }) => {
    const { dir: before } = await folderOf(nights(1, 2, 3, 4));
    const after = copyOf(before);
    await pruneFolder(after, twoDays, now);
    const killed = copyOf(before);
    for (const file of done) takeOver(file, { from: after, to: killed });
    await recoverFolder(killed);
    expect(await chainFindings(killed)).toEqual([]);
    // What is there stands in SHA256SUMS again, what is gone in the other list.
    const listed = readFileSync(join(killed, "SHA256SUMS"), "utf8").match(/2026-.*/g);
    expect(listed).toEqual(Object.keys(snapshot(killed)).filter((name) => /^2026/.test(name)));
    await pruneFolder(killed, twoDays, now);
    expect(snapshot(killed)).toEqual(snapshot(after));
  });

  it("is finished where a file was removed by hand before its line left SHA256SUMS", async () => {
    const { dir: before } = await folderOf(nights(1, 2, 3, 4));
    const after = copyOf(before);
    await pruneFolder(after, twoDays, now);
    for (const file of ["SHA256SUMS.pruned", one, two]) takeOver(file, { from: after, to: before });
    expect((await recoverFolder(before)).mended).toEqual([
      `${one} is pruned now: its pruning was not finished`,
      `${two} is pruned now: its pruning was not finished`,
    ]);
    expect(snapshot(before)).toEqual(snapshot(after));
  });

  it("does not take a file back that is another than the pruned one", async () => {
    const { dir } = await folderOf(nights(1, 2, 3, 4));
    await pruneFolder(dir, twoDays, now);
    writeFileSync(join(dir, one), "forged");
    await recoverFolder(dir);
    expect(await chainFindings(dir)).toEqual([`changed ${one}`]);
  });
});
