import { createHash } from "node:crypto";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { OutputError } from "../../src/sync-file/errors.js";
import { writeSyncFile } from "../../src/sync-file/write.js";
import { temporaryDirectory } from "./directory.js";
import { grants, manifest, membershipOf, sampleDocument } from "./sample.js";
import { sampleText } from "./sample-text.js";

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("writeSyncFile", () => {
  it("writes the document and tells hash, size, digest and counts", async () => {
    const path = join(temporaryDirectory(), "sync.json");
    const written = await writeSyncFile(path, sampleDocument);
    const bytes = readFileSync(path);
    expect(bytes.toString()).toBe(sampleText);
    const { digest, counts } = JSON.parse(sampleText).manifest;
    expect(written).toEqual({ sha256: sha256(bytes), size: bytes.length, digest, counts });
  });

  it.each(["sync.json.gz", "sync.json.gz.rejected"])(
    "compresses %s, the same bytes each time",
    async (name) => {
      const directory = temporaryDirectory();
      const path = join(directory, name);
      const first = await writeSyncFile(path, sampleDocument);
      const bytes = readFileSync(path);
      expect(gunzipSync(bytes).toString()).toBe(sampleText);
      expect(first).toMatchObject({ sha256: sha256(bytes), size: bytes.length });
      expect(await writeSyncFile(path, sampleDocument)).toEqual(first);
      // RFC 1952: bytes 4 to 7 are the time of the compression.
      expect(bytes.subarray(4, 8)).toEqual(Buffer.alloc(4));
    },
  );

  it("lets nobody but the owner read it, whatever stood there", async () => {
    const path = join(temporaryDirectory(), "sync.json");
    writeFileSync(path, "old");
    chmodSync(path, 0o644);
    await writeSyncFile(path, sampleDocument);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("leaves nothing but the file", async () => {
    const directory = temporaryDirectory();
    await writeSyncFile(join(directory, "sync.json"), sampleDocument);
    expect(readdirSync(directory)).toEqual(["sync.json"]);
  });

  it("replaces what a symbolic link leads to, and not the link", async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "data"));
    writeFileSync(join(directory, "data", "real.json"), "old");
    symlinkSync("data/real.json", join(directory, "inner.json"));
    symlinkSync(join(directory, "inner.json"), join(directory, "outer.json"));
    await writeSyncFile(join(directory, "outer.json"), sampleDocument);
    expect(lstatSync(join(directory, "outer.json")).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(directory, "inner.json")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(directory, "data", "real.json"), "utf8")).toBe(sampleText);
  });

  it("creates what a symbolic link leads to, seen from the link's real directory", async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "a", "b"), { recursive: true });
    symlinkSync("a/b", join(directory, "short"));
    symlinkSync("../new.json", join(directory, "a", "b", "link.json"));
    await writeSyncFile(join(directory, "short", "link.json"), sampleDocument);
    expect(readFileSync(join(directory, "a", "new.json"), "utf8")).toBe(sampleText);
  });
});

describe("a writing that fails", () => {
  it.each(["sync.json", "sync.json.gz"])("leaves the old %s and no temporary file", async (name) => {
    const directory = temporaryDirectory();
    const path = join(directory, name);
    writeFileSync(path, "old");
    const error = new Error("a bug in the syncer");
    function* failing() {
      yield* grants.slice(0, 2);
      throw error;
    }
    await expect(writeSyncFile(path, { ...sampleDocument, grants: failing() })).rejects.toBe(error);
    expect(readdirSync(directory)).toEqual([name]);
    expect(readFileSync(path, "utf8")).toBe("old");
  });

  it.each(["sync.json", "sync.json.gz"])("does so when it is aborted on the way to %s", async (name) => {
    const directory = temporaryDirectory();
    const abortion = new AbortController();
    const reason = new Error("interrupted");
    function* endless() {
      for (let index = 0; ; index += 1) {
        if (index === 5000) abortion.abort(reason);
        yield membershipOf(`u${String(index).padStart(12, "0")}`);
      }
    }
    const document = { ...sampleDocument, grants: endless() };
    await expect(writeSyncFile(join(directory, name), document, { signal: abortion.signal })).rejects.toBe(
      reason,
    );
    expect(readdirSync(directory)).toEqual([]);
  });

  it("touches nothing when it was aborted before", async () => {
    const directory = temporaryDirectory();
    const reason = new Error("interrupted");
    await expect(
      writeSyncFile(join(directory, "sync.json"), sampleDocument, { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
    expect(readdirSync(directory)).toEqual([]);
  });

  it("does not wait for whoever reads standard output, when it is aborted", async () => {
    const controller = new AbortController();
    const reason = new Error("interrupted");
    const stdout = new Writable({
      write() {
        controller.abort(reason);
      },
    });
    await expect(writeSyncFile("-", sampleDocument, { signal: controller.signal, stdout })).rejects.toBe(
      reason,
    );
  });

  it("leaves no file when the manifest cannot be made", async () => {
    const directory = temporaryDirectory();
    const document = {
      ...sampleDocument,
      manifest: (facts: Parameters<typeof manifest>[0]) => ({ ...manifest(facts), endedAt: "yesterday" }),
    };
    await expect(writeSyncFile(join(directory, "sync.json"), document)).rejects.toThrow("endedAt");
    expect(readdirSync(directory)).toEqual([]);
  });

  it.each<[string, (directory: string) => string, string]>([
    [
      "a directory that is missing",
      (directory) => join(directory, "no", "sync.json"),
      "the directory does not exist",
    ],
    [
      "a directory",
      (directory) => {
        mkdirSync(join(directory, "sync.json"));
        return join(directory, "sync.json");
      },
      "it is a directory",
    ],
    [
      "a path through a file",
      (directory) => {
        writeFileSync(join(directory, "file"), "");
        return join(directory, "file", "sync.json");
      },
      "a part of the path is not a directory",
    ],
    [
      "a link to itself",
      (directory) => {
        symlinkSync("loop.json", join(directory, "loop.json"));
        return join(directory, "loop.json");
      },
      "too many symbolic links",
    ],
    ["a name that is too long", (directory) => join(directory, "x".repeat(250)), "the name is too long"],
  ])("tells what, where and why: %s", async (_, target, reason) => {
    const path = target(temporaryDirectory());
    await expect(writeSyncFile(path, sampleDocument)).rejects.toThrow(
      new OutputError(`cannot write ${path}: ${reason}`),
    );
  });

  it.skipIf(process.getuid?.() === 0)("tells of a directory that may not be written", async () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o500);
    const path = join(directory, "sync.json");
    await expect(writeSyncFile(path, sampleDocument)).rejects.toThrow(
      new OutputError(`cannot write ${path}: permission denied`),
    );
  });
});
