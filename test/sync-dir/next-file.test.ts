import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { locateNext } from "../../src/sync-dir/next-file.js";
import { pruneFolder } from "../../src/sync-dir/prune.js";
import { OutputError, SyncFileError } from "../../src/sync-file/errors.js";
import { temporaryDirectory } from "../sync-file/directory.js";
import { folderOf, nights, syncInto } from "./folder.js";

const [night = ""] = nights(3);

describe("the place of the next file", () => {
  it("is named by its time, and follows nothing in a new folder", async () => {
    const dir = temporaryDirectory();
    expect(await locateNext(dir, new Date(night))).toEqual({
      file: "2026-11-03T020003Z.json.gz",
      target: join(dir, "2026-11-03T020003Z.json.gz"),
      rejected: join(dir, "2026-11-03T020003Z.json.gz.rejected"),
    });
  });

  it("follows the newest accepted file, with its SHA-256", async () => {
    const { dir, sums } = await folderOf(nights(1, 2));
    expect(await locateNext(dir, new Date(night))).toEqual({
      file: "2026-11-03T020003Z.json.gz",
      target: join(dir, "2026-11-03T020003Z.json.gz"),
      rejected: join(dir, "2026-11-03T020003Z.json.gz.rejected"),
      latest: join(dir, "2026-11-02T020003Z.json.gz"),
      previous: sums[1],
    });
  });

  it("follows the newest line though its file is gone, and compares with the newest that is there", async () => {
    const { dir, sums } = await folderOf(nights(1, 2));
    rmSync(join(dir, "2026-11-02T020003Z.json.gz"));
    const { latest, previous } = await locateNext(dir, new Date(night));
    expect({ latest, previous }).toEqual({
      latest: join(dir, "2026-11-01T020003Z.json.gz"),
      previous: sums[1],
    });
  });

  it("never collides: not with an accepted, a rejected, a strange or a pruned file of the same second", async () => {
    const { dir } = await folderOf([night]);
    writeFileSync(join(dir, "2026-11-03T020003Z_02.json.gz.rejected"), "");
    writeFileSync(join(dir, "2026-11-03T020003Z_03.json.gz"), "somebody's");
    expect((await locateNext(dir, new Date(night))).file).toBe("2026-11-03T020003Z_04.json.gz");
    await syncInto(dir, night);
    await syncInto(dir, night);
    await pruneFolder(dir, [{ unit: "y", count: 1 }], new Date(night));
    expect((await locateNext(dir, new Date(night))).file).toBe("2026-11-03T020003Z_06.json.gz");
  });

  it("is refused when the clock stands before the newest file, which names would put into disorder", async () => {
    const { dir } = await folderOf(nights(4));
    await expect(locateNext(dir, new Date(night))).rejects.toThrow(
      new OutputError(
        `cannot write to ${dir}: it holds 2026-11-04T020003Z.json.gz, which is later than now (${night}). Is the clock right? Else begin another folder`,
      ),
    );
  });

  it("is refused when a second is full", async () => {
    const dir = temporaryDirectory();
    for (let ordinal = 2; ordinal <= 99; ordinal += 1) {
      writeFileSync(join(dir, `2026-11-03T020003Z_${String(ordinal).padStart(2, "0")}.json.gz`), "");
    }
    writeFileSync(join(dir, "2026-11-03T020003Z.json.gz.rejected"), "");
    await expect(locateNext(dir, new Date(night))).rejects.toThrow("it has 99 files of the second");
  });

  it("is refused where there is no folder", async () => {
    const dir = join(temporaryDirectory(), "none");
    await expect(locateNext(dir, new Date(night))).rejects.toThrow(
      new SyncFileError(`${dir}: the folder does not exist`),
    );
  });
});
