import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { OutputError } from "../../src/sync-file/errors.js";
import { inspectTarget } from "../../src/sync-file/inspect-target.js";
import { layouts, reformat } from "../support/reformat.js";
import { temporaryDirectory } from "./directory.js";
import { header } from "./sample.js";
import { sampleText } from "./sample-text.js";

describe("inspectTarget", () => {
  const directoryWith = (content: string | Buffer) => {
    const path = join(temporaryDirectory(), "sync.json");
    writeFileSync(path, content);
    return path;
  };

  it("finds nothing where nothing is", async () => {
    expect(await inspectTarget(join(temporaryDirectory(), "sync.json"))).toEqual({ kind: "absent" });
  });

  it("finds nothing where a symbolic link leads to nothing", async () => {
    const path = join(temporaryDirectory(), "sync.json");
    symlinkSync("gone.json", path);
    expect(await inspectTarget(path)).toEqual({ kind: "absent" });
  });

  it.each([
    ["whole", sampleText],
    ["compressed", gzipSync(sampleText)],
    ["cut after its first line", sampleText.slice(0, 600)],
    ["re-formatted", reformat(sampleText, layouts["jq -S ."])],
  ])("finds a sync file that is %s, and whose it is", async (_, content) => {
    expect(await inspectTarget(directoryWith(content))).toEqual({ kind: "sync file", header });
  });

  it("finds an empty file", async () => {
    expect(await inspectTarget(directoryWith(""))).toEqual({ kind: "empty" });
  });

  it("finds a file that is no sync file", async () => {
    const path = directoryWith("id,name\n");
    expect(await inspectTarget(path)).toEqual({ kind: "other file", reason: `${path}: is not a sync file` });
  });

  it("finds a directory", async () => {
    expect(await inspectTarget(temporaryDirectory())).toEqual({ kind: "directory" });
  });

  it.each(["-", "/dev/stdout", "/dev/null"])("finds nothing to lose at %s", async (target) => {
    expect(await inspectTarget(target)).toEqual({ kind: "stream" });
  });

  it("tells that the directory is missing before anything is collected", async () => {
    const path = join(temporaryDirectory(), "no", "sync.json");
    await expect(inspectTarget(path)).rejects.toThrow(
      new OutputError(`cannot write ${path}: the directory does not exist`),
    );
  });

  it("looks at the directory that a symbolic link leads to", async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "data"));
    symlinkSync("data/sync.json", join(directory, "sync.json"));
    writeFileSync(join(directory, "data", "sync.json"), sampleText);
    expect(await inspectTarget(join(directory, "sync.json"))).toEqual({ kind: "sync file", header });
  });
});
