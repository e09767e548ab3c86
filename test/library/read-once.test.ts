import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { readSyncFile, reviewRows, SyncFileError } from "jc-connector";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";

const golden = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));
const text = readFileSync(golden, "utf8");
const { manifest } = JSON.parse(text);

const wasRead = new TypeError(`${golden} was read already: open it again`);
const wasLeft = new TypeError(`${golden} was left before its end: open it again`);
const isRead = new TypeError(`${golden} is being read: let that come to its end first`);

async function count(items: AsyncIterable<unknown>): Promise<number> {
  let found = 0;
  for await (const _ of items) found += 1;
  return found;
}

async function leave(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of items) break;
}

describe.each<[string, (path: string) => Promise<AsyncIterable<unknown> & { close(): Promise<void> }>]>([
  ["readSyncFile", readSyncFile],
  ["reviewRows", reviewRows],
])("what %s gives", (_, open) => {
  it("is read once: a second loop is refused, and not empty", async () => {
    const reader = await open(golden);
    expect(await count(reader)).toBeGreaterThan(0);
    await expect(count(reader)).rejects.toThrow(wasRead);
    await reader.close();
    await expect(count(reader)).rejects.toThrow(wasRead);
  });

  it("is read no further after a loop that was left early, whose file is not called cut", async () => {
    const reader = await open(golden);
    await leave(reader);
    await expect(count(reader)).rejects.toThrow(wasLeft);
  });

  it("is not read by two loops at once, and the first comes to its end", async () => {
    const reader = await open(golden);
    const whole = await count(await open(golden));
    let found = 0;
    for await (const _ of reader) {
      if (found === 0) await expect(count(reader)).rejects.toThrow(isRead);
      found += 1;
    }
    expect(found).toBe(whole);
  });

  it("is not empty when it was closed before", async () => {
    const closed = await open(golden);
    await closed.close();
    await expect(count(closed)).rejects.toThrow(wasLeft);
  });

  it("fails again as it failed: a file that is cut stays cut", async () => {
    const cut = join(temporaryFolder(), "cut.json");
    writeFileSync(cut, text.slice(0, 40_000));
    const reader = await open(cut);
    const failure = await count(reader).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SyncFileError);
    expect(await count(reader).catch((error: unknown) => error)).toBe(failure);
  });
});

/** A line at a time, so that a reader has not seen the end before it hands out the first record. */
function slowly(whole: string): Readable {
  return Readable.from(whole.split(/(?<=\n)/).map((line) => Buffer.from(line)));
}

describe("a loop of readSyncFile", () => {
  it("does not end as if it were whole when the file is closed meanwhile", async () => {
    const file = await readSyncFile(slowly(text));
    const reading = async () => {
      for await (const _ of file) await file.close();
    };
    await expect(reading()).rejects.toThrow(
      new TypeError("standard input was left before its end: open it again"),
    );
  });
});

describe("the manifest of readSyncFile", () => {
  it("comes behind the loop, as often as one likes, and after close() too", async () => {
    const file = await readSyncFile(golden);
    await count(file);
    expect(await file.manifest()).toEqual(manifest);
    await file.close();
    expect(await file.manifest()).toEqual(manifest);
  });

  it("comes in place of the loop, which is refused then", async () => {
    const file = await readSyncFile(golden);
    const [first, second] = await Promise.all([file.manifest(), file.manifest()]);
    expect([first, second]).toEqual([manifest, manifest]);
    await expect(count(file)).rejects.toThrow(wasRead);
  });

  it("is refused in the middle of a loop, which loses nothing by it, and after one that was left", async () => {
    const whole = await count(await readSyncFile(golden));
    const file = await readSyncFile(golden);
    let found = 0;
    for await (const _ of file) {
      if (found === 0) await expect(file.manifest()).rejects.toThrow(isRead);
      found += 1;
    }
    expect(found).toBe(whole);
    const left = await readSyncFile(golden);
    await leave(left);
    await expect(left.manifest()).rejects.toThrow(wasLeft);
  });
});
