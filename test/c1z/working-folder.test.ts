import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { databaseError, inWorkingFolder, withWorkingFolder } from "../../src/c1z/working-folder.js";
import { removeLeftovers } from "../../src/sync-file/leftovers.js";
import { temporaryFolder } from "../support/cli.js";

const isPosix = process.platform !== "win32";

describe("the folder for what a file is made with", () => {
  it("lies beside the file, and is gone with what is in it, also after an error", async () => {
    const parent = temporaryFolder();
    const lain: string[] = [];
    const use = async (folder: string) => {
      lain.push(dirname(folder));
      writeFileSync(join(folder, "sync.db"), "");
      throw new Error("cut");
    };
    await expect(withWorkingFolder(join(parent, "sync.json"), use)).rejects.toThrow("cut");
    expect({ lain, left: readdirSync(parent) }).toEqual({ lain: [parent], left: [] });
  });

  it("is gone when whoever takes the pieces has had enough", async () => {
    const parent = temporaryFolder();
    const pieces = inWorkingFolder(join(parent, "sync.c1z"), async function* (folder) {
      writeFileSync(join(folder, "sync.db"), "");
      yield readdirSync(parent).length;
      yield 0;
    });
    for await (const made of pieces) {
      expect(made).toBe(1);
      break;
    }
    expect(readdirSync(parent)).toEqual([]);
  });

  it("is removed with what killed runs left beside the file", async () => {
    const target = join(temporaryFolder(), "sync.json");
    await withWorkingFolder(target, async (folder) => {
      expect(await removeLeftovers(target)).toEqual([basename(folder)]);
    });
  });

  it.skipIf(!isPosix)("is nobody else's, whatever the file's own folder is", async () => {
    const parent = join(temporaryFolder(), "open");
    mkdirSync(parent);
    chmodSync(parent, 0o777);
    await withWorkingFolder(join(parent, "sync.json"), async (folder) => {
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    });
  });

  it.skipIf(!isPosix)("lies where a link leads, and for a stream among the temporary files", async () => {
    const [there, here] = [temporaryFolder(), temporaryFolder()];
    symlinkSync(join(there, "sync.json"), join(here, "link.json"));
    const lies = (target: string) => withWorkingFolder(target, async (folder) => dirname(folder));
    expect(await lies(join(here, "link.json"))).toBe(there);
    expect(await lies("-")).toBe(tmpdir());
    expect(await lies("/dev/stdout")).toBe(tmpdir());
    expect(await lies("/dev/null")).toBe(tmpdir());
  });

  it("that is full is named, with the way to another one where there is one", () => {
    const full = Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
    expect(databaseError(join("/data", "sync.json.work.0123456789ab.tmp"), full).message).toBe(
      "cannot use /data for the database of a c1z: no space left on the device",
    );
    expect(databaseError(join(tmpdir(), "jc-connector-c1z-123456"), full).message).toBe(
      `cannot use ${tmpdir()} for the database of a c1z: no space left on the device (TMPDIR names another directory)`,
    );
  });
});
