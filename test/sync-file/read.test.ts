import { mkdirSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { constants, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { SyncFileError } from "../../src/sync-file/errors.js";
import { openSyncFile, readSyncHeader } from "../../src/sync-file/read.js";
import { temporaryDirectory } from "./directory.js";
import { openText, readAll } from "./open-text.js";
import { entitlements, grants, header, manifest, resources, resourceTypes } from "./sample.js";
import { sampleLines, sampleText } from "./sample-text.js";

const allRecords = [...resourceTypes, ...resources, ...entitlements, ...grants];

describe("openSyncFile", () => {
  it("gives the header before any record, then the records in order, then the manifest", async () => {
    const file = await openText(sampleText);
    expect(file.header).toEqual(header);
    const records = await readAll(file);
    expect(records.map(({ record }) => record)).toEqual(allRecords);
    const stated = await file.manifest();
    expect(stated).toEqual(manifest(stated));
  });

  it("tells section, line, index and text of each record", async () => {
    const [, , , firstResource] = await readAll(await openText(sampleText));
    expect(firstResource).toEqual({
      section: "resources",
      record: resources[0],
      line: 8,
      index: 0,
      text: sampleLines[7]?.slice(0, -1),
    });
  });

  it("passes over records that a reader has no use for, and knows where the others stand", async () => {
    const path = join(temporaryDirectory(), "sync.json");
    writeFileSync(path, sampleText);
    const file = await openSyncFile(path, {
      passOver: (section, text) => section === "grants" || text.includes('"resourceType":"app"'),
    });
    const records = await readAll(file);
    expect(records.map(({ section, record, index }) => ({ section, record, index }))).toEqual([
      ...resourceTypes.map((record, index) => ({ section: "resourceTypes", record, index })),
      ...resources.slice(1).map((record, index) => ({ section: "resources", record, index: index + 1 })),
      { section: "entitlements", record: entitlements[1], index: 1 },
    ]);
    expect((await file.manifest()).counts.grants).toBe(5);
  });

  it("gives the manifest to a reader who asks for no record", async () => {
    const file = await openText(sampleText);
    expect((await file.manifest()).counts.grants).toBe(5);
  });

  it("goes on behind a batch that was read", async () => {
    const file = await openText(sampleText, { pieceBytes: 700 });
    const [first] = [await file.batches()[Symbol.asyncIterator]().next()];
    expect(first?.done).toBe(false);
    expect((await file.manifest()).counts.resources).toBe(4);
  });

  it.each([1, 2, 3, 7, 100])("reads what comes in pieces of %i bytes", async (pieceBytes) => {
    const records = await readAll(await openText(sampleText, { pieceBytes }));
    expect(records.map(({ record }) => record)).toEqual(allRecords);
  });

  it.each([1, 64])("recognises gzip by its first bytes, in pieces of %i bytes", async (pieceBytes) => {
    const records = await readAll(await openText(gzipSync(sampleText), { pieceBytes }));
    expect(records.map(({ record }) => record)).toEqual(allRecords);
  });

  it.each([
    ["a byte order mark", `\ufeff${sampleText}`],
    ["CRLF", sampleText.replaceAll("\n", "\r\n")],
    [
      "unknown keys",
      sampleText
        .replace('"sync":{', '"more":1,"sync":{"new":{},')
        .replaceAll('"id":{"resourceType"', '"id":{"new":[1],"resourceType"')
        .replace('"manifest":{', '"manifest":{"new":1,'),
    ],
  ])("reads past %s", async (_, text) => {
    const file = await openText(text);
    expect(file.header).toEqual(header);
    expect((await readAll(file)).map(({ record }) => record)).toEqual(allRecords);
  });

  it("does not wait for more of a stream once it has refused what came", async () => {
    const stdin = new PassThrough();
    const broken = gzipSync(`${sampleLines[0]}\nbroken\n`, { finishFlush: constants.Z_SYNC_FLUSH });
    stdin.write(broken);
    const file = await openSyncFile("-", { stdin });
    await expect(file.manifest()).rejects.toThrow('expected "resourceTypes":[ but found broken');
    expect(stdin.destroyed).toBe(true);
  });

  it.runIf(process.platform === "linux")(
    "reads a file and closes it, also when the reader stops early",
    async () => {
      const path = join(temporaryDirectory(), "sync.json");
      writeFileSync(path, sampleText);
      const compressed = join(temporaryDirectory(), "sync.json.gz");
      writeFileSync(compressed, gzipSync(sampleText));
      for (let reads = 0; reads < 3; reads += 1) {
        for await (const { record } of (await openSyncFile(path)).records()) {
          expect(record).toEqual(resourceTypes[0]);
          break;
        }
        await (await openSyncFile(path)).close();
        await (await openSyncFile(compressed)).close();
      }
      expect(openFiles()).not.toContain(path);
      expect(openFiles()).not.toContain(compressed);
    },
  );
});

/** What this process has open. Other tests open and close files meanwhile: what is gone again is none of it. */
function openFiles(): string[] {
  return readdirSync("/proc/self/fd").flatMap((name) => {
    try {
      return [readlinkSync(`/proc/self/fd/${name}`)];
    } catch {
      return [];
    }
  });
}

describe("readSyncHeader", () => {
  it("does not look at what follows the first line", async () => {
    const path = join(temporaryDirectory(), "sync.json");
    writeFileSync(path, `${sampleLines[0]}\nbroken\n`);
    expect(await readSyncHeader(path)).toEqual(header);
  });
});

describe("what cannot be opened", () => {
  it("is told with the path and the reason", async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "folder"));
    const refusal = (name: string) => openSyncFile(join(directory, name));
    await expect(refusal("missing.json")).rejects.toThrow(
      new SyncFileError(`cannot read ${directory}/missing.json: the file does not exist`),
    );
    await expect(refusal("folder")).rejects.toThrow(
      new SyncFileError(`cannot read ${directory}/folder: it is a directory`),
    );
  });
});
