import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { acceptFile } from "../../src/sync-dir/accept.js";
import { recoverFolder } from "../../src/sync-dir/recover.js";
import { replaceFile } from "../../src/sync-file/replace-file.js";
import {
  chainFindings,
  copyOf,
  folderOf,
  nights,
  snapshot,
  syncInto,
  takeOver,
  writeDated,
} from "./folder.js";

const [third = ""] = nights(3);
const name = "2026-11-03T020003Z.json.gz";

/** A folder before and after one more run, and a copy of the first to put into a state in between. */
async function aroundRun(days: readonly number[]) {
  const { dir: before } = await folderOf(nights(...days));
  const after = copyOf(before);
  await syncInto(after, third);
  return { before, after, killed: copyOf(before) };
}

describe("a run that was killed while its file was accepted", () => {
  const steps = [
    { at: "after the file was renamed", done: [name] },
    { at: "after the list was written", done: [name, "SHA256SUMS"] },
    { at: "after the link was renamed", done: [name, "SHA256SUMS", "latest.json.gz"] },
  ];

  it.each(steps.flatMap(({ at, done }) => [[], [1, 2]].map((days) => ({ at, done, days }))))(
    "$at, with the files of $days before it, is completed by the next one",
    async ({ done, days }) => {
      const { after, killed } = await aroundRun(days);
      for (const file of done) takeOver(file, { from: after, to: killed });
      const { doubts } = await recoverFolder(killed);
      expect(doubts).toEqual([]);
      expect(snapshot(killed)).toEqual(snapshot(after));
      expect(await chainFindings(killed)).toEqual([]);
    },
  );

  it("tells what it mended, and the second time nothing", async () => {
    const { after, killed } = await aroundRun([1, 2]);
    takeOver(name, { from: after, to: killed });
    expect(await recoverFolder(killed)).toEqual({
      mended: [
        `${name} is accepted: it stood in no list, and follows the newest one`,
        `latest.json.gz leads to ${name}: it was another file`,
      ],
      doubts: [],
    });
    expect(await recoverFolder(killed)).toEqual({ mended: [], doubts: [] });
  });

  it("before its file was renamed leaves nothing behind, and no file of anybody else is touched", async () => {
    const { dir } = await folderOf(nights(1));
    const before = snapshot(dir);
    const left: string[] = [];
    for (const file of [
      name,
      `${name}.rejected`,
      "SHA256SUMS",
      "SHA256SUMS.pruned",
      "latest.json.gz",
      "runs.ndjson",
    ]) {
      await replaceFile(join(dir, file), async () => {
        left.push(...readdirSync(dir).filter((entry) => entry.endsWith(".tmp")));
        throw new Error("killed");
      }).catch(() => undefined);
    }
    expect(left).toHaveLength(6);
    const alien = ["notes.txt", "other.0123456789ab.tmp", `${name}.tmp`, ".lock"];
    for (const file of [...left, ...alien]) writeFileSync(join(dir, file), "half");
    const { mended } = await recoverFolder(dir);
    expect([...mended].sort()).toEqual(
      left.map((file) => `${file} is removed: the run that wrote it was killed`).sort(),
    );
    for (const file of alien) rmSync(join(dir, file));
    expect(snapshot(dir)).toEqual(before);
  });
});

describe("a dated file that is in no list", () => {
  async function doubtsOf(spoil: (dir: string) => unknown): Promise<readonly string[]> {
    const { dir } = await folderOf(nights(1, 2));
    const sums = readFileSync(join(dir, "SHA256SUMS"), "utf8");
    await spoil(dir);
    const { mended, doubts } = await recoverFolder(dir);
    expect({ mended, sums: readFileSync(join(dir, "SHA256SUMS"), "utf8") }).toEqual({ mended: [], sums });
    expect(await chainFindings(dir)).toEqual([`unlisted ${name}`]);
    // It stands in nobody's way.
    await syncInto(dir, "2026-11-04T02:00:03.000Z");
    expect(await chainFindings(dir)).toEqual([`unlisted ${name}`]);
    return doubts;
  }

  it.each<[string, (dir: string) => unknown, RegExp]>([
    [
      "is cut",
      (dir) => writeFileSync(join(dir, name), readFileSync(join(dir, "latest.json.gz")).subarray(0, 200)),
      /cut/,
    ],
    ["is empty", (dir) => writeFileSync(join(dir, name), ""), /is empty/],
    ["is something else", (dir) => writeFileSync(join(dir, name), "notes\n"), /is not a sync file/],
    ["follows nothing", (dir) => writeDated(dir, name), /it does not follow 2026-11-02T020003Z/],
    [
      "follows another file",
      (dir) =>
        writeDated(dir, name, { previous: { file: "2026-11-01T020003Z.json.gz", sha256: "1".repeat(64) } }),
      /it does not follow 2026-11-02T020003Z/,
    ],
    [
      "follows the newest one with another SHA-256",
      (dir) =>
        writeDated(dir, name, { previous: { file: "2026-11-02T020003Z.json.gz", sha256: "1".repeat(64) } }),
      /it does not follow 2026-11-02T020003Z/,
    ],
  ])("and %s stays out of the chain, is named, and ends no sync", async (_, spoil, reason) => {
    const doubts = await doubtsOf(spoil);
    expect(doubts).toEqual([expect.stringMatching(new RegExp(`^${name} is in no list, and stays so: `))]);
    expect(doubts[0]).toMatch(reason);
  });

  it("and is not whole stays out of the chain", async () => {
    const { dir, sums } = await folderOf(nights(1, 2));
    const previous = sums[1];
    await writeDated(dir, name, { complete: false, incomplete: ["user"], ...(previous && { previous }) });
    expect((await recoverFolder(dir)).doubts).toEqual([
      `${name} is in no list, and stays so: it is not whole`,
    ]);
  });

  it("and states something false stays out of the chain", async () => {
    const { dir, sums } = await folderOf(nights(1, 2));
    const previous = sums[1];
    // The head says that it is whole, the manifest that it is not.
    await writeDated(dir, name, { ...(previous && { previous }), incomplete: ["user"] });
    expect((await recoverFolder(dir)).doubts).toEqual([
      `${name} is in no list, and stays so: what it states about itself is false`,
    ]);
  });
});

describe("a folder that a person has been in", () => {
  it("gets its list back from the files, when it was deleted", async () => {
    const { dir } = await folderOf(nights(1, 2, 3));
    const before = snapshot(dir);
    rmSync(join(dir, "SHA256SUMS"));
    expect((await recoverFolder(dir)).mended).toHaveLength(3);
    expect(snapshot(dir)).toEqual(before);
  });

  it("goes on without a file that is gone, names it, and lets latest.json.gz lead to the one before", async () => {
    const { dir } = await folderOf(nights(1, 2));
    rmSync(join(dir, "2026-11-02T020003Z.json.gz"));
    expect(await recoverFolder(dir)).toEqual({
      mended: ["latest.json.gz leads to 2026-11-01T020003Z.json.gz: it was another file"],
      doubts: ["2026-11-02T020003Z.json.gz stands in SHA256SUMS, but is gone"],
    });
    await syncInto(dir, third);
    expect(await chainFindings(dir)).toEqual(["missing 2026-11-02T020003Z.json.gz"]);
  });

  it("takes in a rejected file that is whole, once a person renamed it", async () => {
    const { dir, sums } = await folderOf(nights(1, 2));
    const previous = sums[1];
    await writeDated(dir, `${name}.rejected`, { ...(previous && { previous }) });
    expect(await recoverFolder(dir)).toEqual({ mended: [], doubts: [] });
    renameSync(join(dir, `${name}.rejected`), join(dir, name));
    expect((await recoverFolder(dir)).mended).toHaveLength(2);
    expect(await chainFindings(dir)).toEqual([]);
  });

  it("keeps two lines of one file that disagree", async () => {
    const { dir } = await folderOf(nights(1, 2));
    writeFileSync(join(dir, "SHA256SUMS.pruned"), `${"1".repeat(64)}  2026-11-01T020003Z.json.gz\n`);
    const before = snapshot(dir);
    await recoverFolder(dir);
    expect(snapshot(dir)).toEqual(before);
    expect(await chainFindings(dir)).toEqual(["both lists 2026-11-01T020003Z.json.gz"]);
  });

  it("keeps lines that somebody else wrote, and says so", async () => {
    const { dir } = await folderOf(nights(1));
    appendFileSync(join(dir, "SHA256SUMS"), `${"1".repeat(64)}  notes.txt\n`);
    expect((await recoverFolder(dir)).doubts).toEqual([
      "SHA256SUMS has lines that jc-connector did not write; they are kept",
    ]);
    await syncInto(dir, third);
    expect(readFileSync(join(dir, "SHA256SUMS"), "utf8")).toContain(`${"1".repeat(64)}  notes.txt\n`);
  });

  it("is left alone where nothing is to be mended", async () => {
    const { dir } = await folderOf(nights(1, 2));
    writeFileSync(join(dir, "2026-11-02T090000Z.json.gz.rejected"), "");
    writeFileSync(join(dir, "notes.txt"), "");
    const before = snapshot(dir);
    expect(await recoverFolder(dir)).toEqual({ mended: [], doubts: [] });
    expect(snapshot(dir)).toEqual(before);
  });
});

describe("acceptFile", () => {
  it("refuses a file that does not follow the newest one, and changes nothing", async () => {
    const { dir } = await folderOf(nights(1, 2));
    const stray = await writeDated(dir, name);
    const before = snapshot(dir);
    await expect(acceptFile(dir, stray)).rejects.toThrow(
      `cannot accept ${join(dir, name)}: it has to follow 2026-11-02T020003Z.json.gz, but names no file before it`,
    );
    expect(snapshot(dir)).toEqual(before);
  });

  it("refuses a first file that follows another", async () => {
    const { dir } = await folderOf([]);
    const stray = await writeDated(dir, name, { previous: { file: "x", sha256: "1" } });
    await expect(acceptFile(dir, stray)).rejects.toThrow("it is to be the first, but names x before it");
    expect(existsSync(join(dir, "SHA256SUMS"))).toBe(false);
  });

  it("may be called twice", async () => {
    const { dir, sums } = await folderOf(nights(1, 2));
    const before = snapshot(dir);
    for (const sum of sums.slice(1)) await acceptFile(dir, sum);
    expect(snapshot(dir)).toEqual(before);
  });
});
