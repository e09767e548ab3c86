import { readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { OutputError, SyncFileError } from "../../src/sync-file/errors.js";
import { openSyncFile, readSyncHeader } from "../../src/sync-file/read.js";
import { layouts, reformat } from "../support/reformat.js";
import { temporaryDirectory } from "./directory.js";
import { openText, readAll } from "./open-text.js";
import { header } from "./sample.js";
import { sampleText } from "./sample-text.js";

const small = reformat(sampleText, layouts["jq -S ."]);

/** More than is held in memory. */
const text = small.replace("Ada Lovelace", "A".repeat(2 * 1024 * 1024));

/** Makes a directory of the test's own the one for temporary files. */
function temporaryFilesGoTo(directory: string): string {
  vi.stubEnv("TMPDIR", directory);
  onTestFinished(() => void vi.unstubAllEnvs());
  return directory;
}

/** Files of a directory that are still open, though they have no name any more. */
function openFilesOf(directory: string): string[] {
  const descriptors = `/proc/${process.pid}/fd`;
  return readdirSync(descriptors)
    .map((name) => leadsTo(join(descriptors, name)))
    .filter((path) => path.includes(directory));
}

/** What another test has closed meanwhile leads nowhere. */
function leadsTo(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return "";
  }
}

describe.runIf(process.platform === "linux")("the temporary file of a re-formatted file", () => {
  it("has no name and is nobody else's from the start, and is gone when the file is read", async () => {
    const directory = temporaryFilesGoTo(temporaryDirectory());
    const file = await openText(text);
    expect(readdirSync(directory)).toEqual([]);
    const [open = "", ...others] = openFilesOf(directory);
    expect(open).toMatch(/\/jc-connector-\w{6}\/records \(deleted\)$/);
    expect(others).toEqual([]);
    await readAll(file);
    expect(openFilesOf(directory)).toEqual([]);
  });

  it.each<[string, (path: string) => Promise<unknown>]>([
    ["is closed before anything is read", async (path) => (await openSyncFile(path)).close()],
    [
      "is left after a record",
      async (path) => {
        for await (const _ of (await openSyncFile(path)).records()) break;
      },
    ],
    ["is asked for its manifest alone", async (path) => (await openSyncFile(path)).manifest()],
    ["is asked for its header alone", (path) => readSyncHeader(path)],
  ])("is gone when the file %s", async (_, read) => {
    const path = join(temporaryDirectory(), "sync.json");
    const directory = temporaryFilesGoTo(temporaryDirectory());
    writeFileSync(path, text);
    await read(path);
    expect(openFilesOf(directory)).toEqual([]);
    expect(openFilesOf(path)).toEqual([]);
    expect(readdirSync(directory)).toEqual([]);
  });

  it.each([
    ["is cut", text.slice(0, -20)],
    ["has a broken record", text.replace('"displayName": "Bob"', '"displayName": 7')],
    ["has a broken header", text.replace('"startedAt"', '"endedAt"')],
    ["has records out of order", text.replace('"resource": "u2"', '"resource": "u0"')],
  ])("is gone when the file %s", async (_, broken) => {
    const directory = temporaryFilesGoTo(temporaryDirectory());
    await expect(openText(broken).then(readAll)).rejects.toBeInstanceOf(SyncFileError);
    expect(openFilesOf(directory)).toEqual([]);
    expect(readdirSync(directory)).toEqual([]);
  });

  it("is missed with the reason, and what to do", async () => {
    const directory = temporaryFilesGoTo(join(temporaryDirectory(), "gone"));
    await expect(openText(text)).rejects.toThrow(
      new OutputError(
        `cannot use ${directory} for the records of a re-formatted file: the directory does not exist (TMPDIR names another directory)`,
      ),
    );
  });

  it("is not needed for a small file", async () => {
    temporaryFilesGoTo(join(temporaryDirectory(), "gone"));
    expect(await readAll(await openText(small))).toHaveLength(14);
  });

  it("is not needed for the header", async () => {
    const path = join(temporaryDirectory(), "sync.json");
    temporaryFilesGoTo(join(temporaryDirectory(), "gone"));
    writeFileSync(path, text);
    expect(await readSyncHeader(path)).toEqual(header);
  });
});

describe("the header of a re-formatted file", () => {
  it("is read without what follows it", async () => {
    const path = join(temporaryDirectory(), "sync.json");
    const whole = reformat(sampleText, layouts["jq ."]);
    writeFileSync(path, `${whole.slice(0, whole.indexOf('"resources"'))} broken`);
    expect(await readSyncHeader(path)).toEqual(header);
  });
});
