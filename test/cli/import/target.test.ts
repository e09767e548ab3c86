import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/cli/errors.js";
import { type ImportTarget, type ImportTargetFlags, withTarget } from "../../../src/cli/import/target.js";
import { LockedError, LockLostError } from "../../../src/sync-file/errors.js";
import type { SyncHeader } from "../../../src/sync-file/header.js";
import { lockTarget } from "../../../src/sync-file/lock-target.js";
import { writeSyncFile } from "../../../src/sync-file/write.js";
import { temporaryFolder } from "../../support/cli.js";
import { type SmallFile, smallDocument } from "../../support/small-sync-file.js";

const ours: SmallFile = { organization: { id: "o1" } };
const others: SmallFile = { organization: { id: "o2" } };
const later: SmallFile = { organization: { id: "o1" }, startedAt: "2026-11-24T02:00:03Z" };

const { signal } = new AbortController();
const headerOf = (file: SmallFile): SyncHeader => smallDocument(file).header;
const anotherSync: SyncHeader = { ...headerOf(ours), id: "019ab3c0-0000-7000-8000-00000000ffff" };

const newTarget = () => join(temporaryFolder(), "out.json");

function holding<Result>(
  flags: ImportTargetFlags,
  use: (target: ImportTarget) => Promise<Result>,
): Promise<Result> {
  return withTarget("sync.c1z", { flags, signal }, use);
}

describe("the place of an import", () => {
  it("is held while it is used, and let go, also after an error", async () => {
    const out = newTarget();
    const use = async () => {
      await expect(lockTarget(out)).rejects.toThrow(LockedError);
      await expect(holding({ out }, async () => {})).rejects.toThrow(/^another run holds /);
      throw new Error("cut");
    };
    await expect(holding({ out }, use)).rejects.toThrow("cut");
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  it("has no lock beside it where something else stands", async () => {
    const out = newTarget();
    writeFileSync(out, "dear all");
    await expect(holding({ out }, async () => {})).rejects.toThrow(UsageError);
    expect(readdirSync(dirname(out))).toEqual([basename(out)]);
  });

  it.each<[what: string, put: (out: string) => unknown, words: string]>([
    [
      "another organisation's sync",
      (out) => writeSyncFile(out, smallDocument(others)),
      "holds organisation o2 as of 23 Nov 2026 02:00 UTC, and this is o1. Name another --out, or use --force",
    ],
    [
      "a later sync",
      (out) => writeSyncFile(out, smallDocument(later)),
      "is of a later sync, 24 Nov 2026 02:00 UTC, and this one is of 23 Nov 2026 02:00 UTC. Name another --out, or use --force",
    ],
    [
      "something else",
      (out) => writeFileSync(out, "dear all"),
      "It would be replaced: name another --out, or use --force",
    ],
  ])("is looked at again right before it is replaced: %s", async (_, put, words) => {
    const out = newTarget();
    const replacing = (force?: true) =>
      holding({ out, ...(force && { force }) }, async (target) => {
        await put(out);
        await target.recheck(anotherSync);
      });
    await expect(replacing()).rejects.toThrow(UsageError);
    rmSync(out);
    await expect(replacing()).rejects.toThrow(words);
    rmSync(out);
    await expect(replacing(true)).resolves.toBeUndefined();
  });

  it("is not replaced by whoever lost it", async () => {
    const out = newTarget();
    const lose = (target: ImportTarget) => {
      rmSync(`${out}.lock`, { recursive: true });
      return target.recheck(anotherSync);
    };
    await expect(holding({ out }, lose)).rejects.toThrow(LockLostError);
  });
});
