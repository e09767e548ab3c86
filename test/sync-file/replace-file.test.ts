import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { LockLostError, OutputError } from "../../src/sync-file/errors.js";
import { removeLeftovers } from "../../src/sync-file/leftovers.js";
import { acquireLock } from "../../src/sync-file/lock.js";
import { replaceFile, type WriteChunk } from "../../src/sync-file/replace-file.js";
import { writeSyncFile } from "../../src/sync-file/write.js";
import { temporaryDirectory } from "./directory.js";
import { agedLock } from "./planted-lock.js";
import { sampleDocument } from "./sample.js";

const fill = (write: WriteChunk) => write(Buffer.from("new"));

function oldFile(): { directory: string; path: string } {
  const directory = temporaryDirectory();
  const path = join(directory, "sync.json");
  writeFileSync(path, "old");
  return { directory, path };
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: of the operating system`), { code });
}

describe("what is asked before a file is replaced", () => {
  it("is asked when the new file is whole and the old one still stands", async () => {
    const { directory, path } = oldFile();
    const seen: string[][] = [];
    await replaceFile(path, fill, {
      async beforeReplace() {
        seen.push(readdirSync(directory).map((name) => readFileSync(join(directory, name), "utf8")));
      },
    });
    expect(seen).toEqual([["old", "new"]]);
    expect(readFileSync(path, "utf8")).toBe("new");
  });

  it("keeps the old file by rejecting", async () => {
    const { directory, path } = oldFile();
    const reason = new LockLostError("somebody else has it");
    await expect(
      writeSyncFile(path, sampleDocument, { beforeReplace: () => Promise.reject(reason) }),
    ).rejects.toBe(reason);
    expect(readdirSync(directory)).toEqual(["sync.json"]);
    expect(readFileSync(path, "utf8")).toBe("old");
  });

  it("keeps the old file when the sync is interrupted meanwhile", async () => {
    const { directory, path } = oldFile();
    const abortion = new AbortController();
    const reason = new Error("interrupted");
    const beforeReplace = async () => abortion.abort(reason);
    await expect(
      writeSyncFile(path, sampleDocument, { beforeReplace, signal: abortion.signal }),
    ).rejects.toBe(reason);
    expect(readdirSync(directory)).toEqual(["sync.json"]);
    expect(readFileSync(path, "utf8")).toBe("old");
  });

  it("is asked again before each attempt of a renaming that Windows refuses for a moment", async () => {
    const { path } = oldFile();
    const events: string[] = [];
    await replaceFile(path, fill, {
      async beforeReplace() {
        events.push("asked");
        if (events.length < 5) throw systemError("EBUSY");
      },
      patience: { platform: "win32", wait: async (ms) => events.push(`waited ${ms} ms`) },
    });
    expect(events).toEqual(["asked", "waited 50 ms", "asked", "waited 100 ms", "asked"]);
    expect(readFileSync(path, "utf8")).toBe("new");
  });

  it("stops a holder that hung between the check and the renaming while another sync took over", async () => {
    const { directory, path } = oldFile();
    const hung = await acquireLock(`${path}.lock`, { wait: () => new Promise(() => {}) });
    const checks: string[] = [];
    const writing = replaceFile(path, fill, {
      async beforeReplace() {
        await hung.check();
        checks.push("still held");
        // Here it hangs for a minute, and somebody else goes to work.
        agedLock(`${path}.lock`, 61_000);
        const next = await acquireLock(`${path}.lock`);
        expect(await removeLeftovers(path)).toHaveLength(1);
        await next.release();
      },
    });
    await expect(writing).rejects.toBeInstanceOf(LockLostError);
    expect(checks).toEqual(["still held"]);
    expect(readdirSync(directory)).toEqual(["sync.json"]);
    expect(readFileSync(path, "utf8")).toBe("old");
  });
});

describe.skipIf(process.platform === "win32")("who may read a file that was replaced", () => {
  it.each([
    ["its owner alone", {}, 0o600],
    ["whom its writer names, whatever the umask says", { mode: 0o644 }, 0o644],
  ])("is %s", async (_, options, mode) => {
    const { path } = oldFile();
    const umask = process.umask(0o077);
    try {
      await replaceFile(path, fill, options);
    } finally {
      process.umask(umask);
    }
    expect(statSync(path).mode & 0o777).toBe(mode);
  });
});

describe("a fault while a file is replaced", () => {
  it.each<[string, "sync" | "appendFile", string, string]>([
    ["the disk fails while it is flushed", "sync", "EIO", "the disk reports an error"],
    ["the disk is full when it is flushed", "sync", "ENOSPC", "no space left on the device"],
    ["the quota is used up", "appendFile", "EDQUOT", "the disk quota is used up"],
  ])("keeps the old file when %s", async (_, method, code, reason) => {
    const { directory, path } = oldFile();
    const handle = await open(path);
    const prototype: Record<typeof method, () => Promise<void>> = Object.getPrototypeOf(handle);
    await handle.close();
    const spy = vi.spyOn(prototype, method).mockRejectedValueOnce(systemError(code));
    try {
      await expect(replaceFile(path, fill)).rejects.toThrow(
        new OutputError(`cannot write ${path}: ${reason}`),
      );
    } finally {
      spy.mockRestore();
    }
    expect(readdirSync(directory)).toEqual(["sync.json"]);
    expect(readFileSync(path, "utf8")).toBe("old");
  });

  it("is told when the directory goes away meanwhile", async () => {
    const { directory, path } = oldFile();
    const beforeReplace = async () => rmSync(directory, { recursive: true, force: true });
    await expect(replaceFile(path, fill, { beforeReplace })).rejects.toThrow(
      new OutputError(`cannot write ${path}: its temporary file, or the directory, was taken away`),
    );
  });
});
