import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createFolder } from "../../src/sync-dir/create.js";
import { OutputError } from "../../src/sync-file/errors.js";
import { temporaryDirectory } from "../sync-file/directory.js";

describe("the folder of dated files", () => {
  it.skipIf(process.platform === "win32")("is made for its owner alone, with those above it", async () => {
    const dir = join(temporaryDirectory(), "jumpcloud", "acme");
    expect(await createFolder(dir)).toBe("created");
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(await createFolder(dir)).toBe("private");
  });

  it.skipIf(process.platform === "win32")(
    "stays as it is when it exists, and tells who may look in",
    async () => {
      const dir = join(temporaryDirectory(), "open");
      mkdirSync(dir);
      chmodSync(dir, 0o755);
      expect(await createFolder(dir)).toBe("open to others");
      expect(statSync(dir).mode & 0o777).toBe(0o755);
    },
  );

  it("is no file, nor below one", async () => {
    const file = join(temporaryDirectory(), "file");
    writeFileSync(file, "");
    await expect(createFolder(file)).rejects.toThrow(
      new OutputError(`cannot write to ${file}: it is not a folder`),
    );
    await expect(createFolder(join(file, "below"))).rejects.toThrow(
      `cannot write ${join(file, "below")}: a part of the path is not a directory`,
    );
  });
});
