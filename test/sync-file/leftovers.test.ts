import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LockedError } from "../../src/sync-file/errors.js";
import { removeLeftovers, removeLeftoversIn } from "../../src/sync-file/leftovers.js";
import { acquireLock } from "../../src/sync-file/lock.js";
import { lockDirectory, lockTarget } from "../../src/sync-file/lock-target.js";
import { workingFolderName } from "../../src/sync-file/temporary-name.js";
import { temporaryDirectory } from "./directory.js";
import { agedLock } from "./planted-lock.js";

const own = ["sync.json.0123456789ab.tmp", "sync.json.rejected.ba9876543210.tmp"];
const foreign = [
  "other.json.0123456789ab.tmp",
  "sync.json.0123456789AB.tmp",
  "sync.json.0123456789a.tmp",
  "sync.json.gz.0123456789ab.tmp",
  "sync.json.tmp",
  "sync_json.0123456789ab.tmp",
  "sync.json",
  "sync.json.journal",
  "sync.json.rejected",
];

function filled(...names: readonly string[]): string {
  const directory = temporaryDirectory();
  for (const name of names) writeFileSync(join(directory, name), "");
  return directory;
}

describe("what killed runs left", () => {
  it("is removed beside its own target, and nothing else", async () => {
    const directory = filled(...own, ...foreign);
    mkdirSync(join(directory, "sync.json.aaaaaaaaaaaa.tmp"));
    expect(await removeLeftovers(join(directory, "sync.json"))).toEqual(own);
    expect(readdirSync(directory).sort()).toEqual([...foreign, "sync.json.aaaaaaaaaaaa.tmp"].sort());
  });

  it("is a folder of work too, with what is in it; another target's is not", async () => {
    const directory = filled("sync.json.work.0123456789ab.tmp.txt");
    const folders = ["sync.json", "other.json", "sync.json.gz", "sync.json.lock"].map((name) =>
      workingFolderName(name, "0123456789ab"),
    );
    for (const name of folders) {
      mkdirSync(join(directory, name, "sync.db.lock"), { recursive: true });
      writeFileSync(join(directory, name, "sync.db"), "half a database");
    }
    expect(await removeLeftovers(join(directory, "sync.json"))).toEqual(["sync.json.work.0123456789ab.tmp"]);
    expect(readdirSync(directory).sort()).toEqual(
      [...folders.slice(1), "sync.json.work.0123456789ab.tmp.txt"].sort(),
    );
  });

  it.skipIf(process.platform === "win32")("is never where a link of such a name leads", async () => {
    const [directory, elsewhere] = [temporaryDirectory(), filled("mine.txt")];
    symlinkSync(elsewhere, join(directory, "sync.json.work.0123456789ab.tmp"));
    await removeLeftovers(join(directory, "sync.json"));
    expect(readdirSync(elsewhere)).toEqual(["mine.txt"]);
  });

  it("is removed where the target's symbolic link leads", async () => {
    const directory = filled(...own);
    const link = join(temporaryDirectory(), "link.json");
    symlinkSync(join(directory, "sync.json"), link);
    expect(await removeLeftovers(link)).toEqual(own);
  });

  it("of a name with characters that mean something elsewhere is known by the name alone", async () => {
    const directory = filled("a+(b)*.json.0123456789ab.tmp", "aab.json.0123456789ab.tmp");
    expect(await removeLeftovers(join(directory, "a+(b)*.json"))).toEqual(["a+(b)*.json.0123456789ab.tmp"]);
  });

  it("is removed in a directory by the names that are its own", async () => {
    const directory = filled("2026-11-23T020003Z.json.gz.0123456789ab.tmp", "x.0123456789ab.tmp");
    expect(await removeLeftoversIn(directory, (name) => name.endsWith(".json.gz"))).toEqual([
      "2026-11-23T020003Z.json.gz.0123456789ab.tmp",
    ]);
  });

  it.each(["-", "/dev/null"])("is not looked for when the target is %s", async (target) => {
    expect(await removeLeftovers(target)).toEqual([]);
  });
});

describe("the lock of a target", () => {
  it("clears what killed runs left", async () => {
    const directory = filled(...own);
    const lock = await lockTarget(join(directory, "sync.json"));
    expect(readdirSync(directory)).toEqual(["sync.json.lock"]);
    await lock?.release();
  });

  it("is one for all paths that lead to the file", async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "data"));
    symlinkSync("data", join(directory, "short"));
    symlinkSync("data/sync.json", join(directory, "link.json"));
    const lock = await lockTarget(join(directory, "data", "sync.json"));
    expect(readdirSync(join(directory, "data"))).toEqual(["sync.json.lock"]);
    for (const path of ["short/sync.json", "link.json", "data/../data/sync.json"]) {
      await expect(lockTarget(join(directory, path))).rejects.toBeInstanceOf(LockedError);
    }
    await lock?.release();
  });

  it.each(["-", "/dev/null"])("does not exist for %s", async (target) => {
    expect(await lockTarget(target)).toBeUndefined();
  });

  it("leaves drafts of others alone until they are old", async () => {
    const directory = temporaryDirectory();
    const path = join(directory, "sync.json.lock");
    for (const name of ["aaaaaaaaaaaa", "bbbbbbbbbbbb"]) mkdirSync(`${path}.${name}.tmp`);
    agedLock(directory, 61_000);
    mkdirSync(`${path}.cccccccccccc.tmp`);
    await (await acquireLock(path)).release();
    expect(readdirSync(directory)).toEqual(["sync.json.lock.cccccccccccc.tmp"]);
  });
});

describe("the lock of a directory", () => {
  it("is one for all its files, and clears what is its own", async () => {
    const directory = filled("latest.json.gz.0123456789ab.tmp", "notes.0123456789ab.tmp");
    const isOwn = (name: string) => name === "latest.json.gz";
    const lock = await lockDirectory(directory, { isOwn });
    expect(readdirSync(directory).sort()).toEqual([".lock", "notes.0123456789ab.tmp"]);
    await expect(lockDirectory(directory, { isOwn })).rejects.toBeInstanceOf(LockedError);
    await lock.release();
  });
});
