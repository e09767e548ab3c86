import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { lstatSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { OutputClosedError, OutputError } from "../../src/sync-file/errors.js";
import { writeSyncFile } from "../../src/sync-file/write.js";
import { temporaryDirectory } from "./directory.js";
import { grants, membershipOf, sampleDocument } from "./sample.js";
import { sampleText } from "./sample-text.js";

/** More than a pipe holds. */
const manyGrants = Array.from({ length: 4000 }, (_, index) =>
  membershipOf(`u${String(index).padStart(6, "0")}`),
);

describe("writing to standard output", () => {
  it.each(["-", "/dev/stdout"])("sends the document to %s and does not end it", async (target) => {
    const stdout = new PassThrough();
    const pieces: Buffer[] = [];
    stdout.on("data", (piece: Buffer) => pieces.push(piece));
    const written = await writeSyncFile(target, sampleDocument, { stdout });
    expect(Buffer.concat(pieces).toString()).toBe(sampleText);
    expect(written.size).toBe(sampleText.length);
    expect(stdout.writableEnded).toBe(false);
    expect(stdout.listenerCount("error")).toBe(0);
  });

  it("waits for each piece to be taken", async () => {
    let waiting = 0;
    let most = 0;
    const stdout = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, taken) {
        waiting += 1;
        most = Math.max(most, waiting);
        setImmediate(() => {
          waiting -= 1;
          taken();
        });
      },
    });
    await writeSyncFile("-", { ...sampleDocument, grants: manyGrants }, { stdout });
    expect(most).toBe(1);
    expect(stdout.writableLength).toBe(0);
  });

  it.each([
    ["EPIPE", new OutputClosedError("the reader of the output went away")],
    ["ENOSPC", new OutputError("cannot write standard output: no space left on the device")],
  ])("turns %s into an error of its own", async (code, expected) => {
    const stdout = new Writable({
      write(_chunk, _encoding, taken) {
        taken(Object.assign(new Error(code), { code }));
      },
    });
    await expect(writeSyncFile("-", sampleDocument, { stdout })).rejects.toThrow(expected);
  });

  it("says so when the stream was closed before", async () => {
    const stdout = new PassThrough();
    stdout.destroy();
    await expect(writeSyncFile("-", sampleDocument, { stdout })).rejects.toBeInstanceOf(OutputClosedError);
  });
});

describe.runIf(process.platform === "linux")("writing to what is no regular file", () => {
  function fifo(): string {
    const path = join(temporaryDirectory(), "fifo");
    execFileSync("mkfifo", [path]);
    return path;
  }

  it("fills a FIFO and leaves it one", async () => {
    const path = fifo();
    const [content] = await Promise.all([readFile(path, "utf8"), writeSyncFile(path, sampleDocument)]);
    expect(content).toBe(sampleText);
    expect(lstatSync(path).isFIFO()).toBe(true);
  });

  it("tells when the reader of a FIFO goes away", async () => {
    const path = fifo();
    const reader = spawn("head", ["-c", "10", path], { stdio: "ignore" });
    const gone = once(reader, "exit");
    await expect(
      writeSyncFile(path, { ...sampleDocument, grants: [...grants.slice(0, 3), ...manyGrants] }),
    ).rejects.toBeInstanceOf(OutputClosedError);
    await gone;
  });

  it("tells when a device is full", async () => {
    await expect(writeSyncFile("/dev/full", sampleDocument)).rejects.toThrow(
      new OutputError("cannot write /dev/full: no space left on the device"),
    );
  });
});
