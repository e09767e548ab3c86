import {
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { latestFile, leadsTo, type MakeLink, pointLatest } from "../../src/sync-dir/latest.js";
import { OutputError, SyncFileError } from "../../src/sync-file/errors.js";
import { temporaryDirectory } from "../sync-file/directory.js";
import { folderOf, nights, snapshot, syncInto } from "./folder.js";

/** A file system without links, such as a FAT stick, or Windows for somebody who may not make them. */
const noLinks: MakeLink = () => Promise.reject(Object.assign(new Error("no links"), { code: "EPERM" }));

describe("latest.json.gz", () => {
  it("is a relative link to the newest accepted file", async () => {
    const { dir } = await folderOf(nights(1, 2));
    expect(readlinkSync(join(dir, "latest.json.gz"))).toBe("2026-11-02T020003Z.json.gz");
    expect(await latestFile(dir)).toBe(join(dir, "2026-11-02T020003Z.json.gz"));
    const moved = join(temporaryDirectory(), "moved");
    renameSync(dir, moved);
    expect(await latestFile(moved)).toBe(join(moved, "2026-11-02T020003Z.json.gz"));
  });

  it("is a private copy where links cannot be made", async () => {
    const dir = temporaryDirectory();
    await syncInto(dir, nights(1)[0] ?? "", { link: noLinks });
    const newest = await syncInto(dir, nights(2)[0] ?? "", { link: noLinks });
    const latest = join(dir, "latest.json.gz");
    expect(lstatSync(latest).isFile()).toBe(true);
    if (process.platform !== "win32") expect(lstatSync(latest).mode & 0o777).toBe(0o600);
    expect(readFileSync(latest)).toEqual(readFileSync(join(dir, newest.file)));
    expect(await latestFile(dir)).toBe(latest);
    expect(await leadsTo(dir, newest)).toBe(true);
    expect(Object.keys(snapshot(dir)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("becomes a copy when it was a link, and a link again, as the file system has it", async () => {
    const { dir } = await folderOf(nights(1, 2));
    await pointLatest(dir, "2026-11-01T020003Z.json.gz", noLinks);
    expect(readFileSync(join(dir, "latest.json.gz"))).toEqual(
      readFileSync(join(dir, "2026-11-01T020003Z.json.gz")),
    );
    // The file that the link led to is not written through it.
    expect(readFileSync(join(dir, "2026-11-02T020003Z.json.gz"))).not.toEqual(
      readFileSync(join(dir, "2026-11-01T020003Z.json.gz")),
    );
    await pointLatest(dir, "2026-11-02T020003Z.json.gz");
    expect(readlinkSync(join(dir, "latest.json.gz"))).toBe("2026-11-02T020003Z.json.gz");
  });

  it("is copied too when the link was made but not put in place", async () => {
    const { dir } = await folderOf(nights(1, 2));
    const linkThenVanish: MakeLink = async (target, path) => {
      await symlink(target, path);
      rmSync(path);
    };
    await pointLatest(dir, "2026-11-01T020003Z.json.gz", linkThenVanish);
    expect(lstatSync(join(dir, "latest.json.gz")).isFile()).toBe(true);
  });

  it("cannot take the place of a folder", async () => {
    const { dir } = await folderOf(nights(1));
    rmSync(join(dir, "latest.json.gz"));
    mkdirSync(join(dir, "latest.json.gz"));
    await expect(pointLatest(dir, "2026-11-01T020003Z.json.gz")).rejects.toThrow(OutputError);
    expect(lstatSync(join(dir, "latest.json.gz")).isDirectory()).toBe(true);
  });
});

describe("a reader of a folder is told in one line", () => {
  it.each<[string, (dir: string) => void, (dir: string) => string]>([
    ["that nothing was accepted yet", () => {}, (dir) => `no sync has been accepted in ${dir} yet`],
    [
      "that only a rejected result is there",
      (dir) => writeFileSync(join(dir, "2026-11-01T020003Z.json.gz.rejected"), ""),
      (dir) => `no sync has been accepted in ${dir} yet`,
    ],
    [
      "that the folder does not exist",
      (dir) => rmSync(dir, { recursive: true }),
      (dir) => `${dir}: the folder does not exist`,
    ],
    [
      "that it is no folder",
      (dir) => {
        rmSync(dir, { recursive: true });
        writeFileSync(dir, "");
      },
      (dir) => `${dir}: is not a folder`,
    ],
    [
      "that the link leads nowhere",
      (dir) => symlinkSync("2026-11-09T020003Z.json.gz", join(dir, "latest.json.gz")),
      (dir) => `${join(dir, "latest.json.gz")} leads to 2026-11-09T020003Z.json.gz, which does not exist`,
    ],
    [
      "that the link is missing beside files that it could lead to",
      (dir) => writeFileSync(join(dir, "SHA256SUMS"), `${"1".repeat(64)}  2026-11-01T020003Z.json.gz\n`),
      (dir) =>
        `${dir} has no latest.json.gz; the next sync makes it again. The newest file there is 2026-11-01T020003Z.json.gz`,
    ],
  ])("%s", async (_, spoil, message) => {
    const dir = temporaryDirectory();
    spoil(dir);
    await expect(latestFile(dir)).rejects.toThrow(new SyncFileError(message(dir)));
  });
});
