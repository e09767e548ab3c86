import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LockedError, LockLostError, OutputError } from "../../src/sync-file/errors.js";
import { acquireLock } from "../../src/sync-file/lock.js";
import { type LockHolder, lockHolderSchema, thisProcess } from "../../src/sync-file/lock-holder.js";
import { temporaryDirectory } from "./directory.js";
import { agedLock, plantLock } from "./planted-lock.js";

const elsewhere = { host: "elsewhere", pid: 4711, since: "2026-11-23T02:00:03.000Z" };

function lockPath(): string {
  return join(temporaryDirectory(), "sync.json.lock");
}

describe("a lock", () => {
  it("says who holds it, is readable by its owner alone, and goes without a trace", async () => {
    const path = lockPath();
    const lock = await acquireLock(path, { now: () => new Date("2026-11-23T02:00:03Z") });
    const [name = ""] = readdirSync(path);
    const holder = lockHolderSchema.parse(JSON.parse(readFileSync(join(path, name), "utf8")));
    expect(holder).toEqual(await thisProcess(new Date("2026-11-23T02:00:03Z")));
    expect(holder).toMatchObject({ host: hostname(), pid: process.pid });
    if (process.platform !== "win32") {
      expect(statSync(path).mode & 0o777).toBe(0o700);
      expect(statSync(join(path, name)).mode & 0o777).toBe(0o600);
    }
    await lock.check();
    await lock.release();
    expect(readdirSync(join(path, ".."))).toEqual([]);
    expect(lock.lost.aborted).toBe(false);
  });

  it("refuses a second holder, in the same process too, and tells of the first", async () => {
    const path = lockPath();
    const first = await acquireLock(path, { now: () => new Date("2026-11-23T02:00:03Z") });
    await expect(acquireLock(path)).rejects.toThrow(
      new LockedError(
        `another sync holds ${path} (process ${process.pid} on ${hostname()}, since 2026-11-23 02:00 UTC, last sign of life 0 s ago)`,
      ),
    );
    expect(readdirSync(join(path, ".."))).toEqual(["sync.json.lock"]);
    await first.check();
    await first.release();
    await (await acquireLock(path)).release();
  });

  it.each(["sync file.json", "-rf", "日本語.json", "a'b$(c);d.json", "x".repeat(200)])(
    "lies beside a file called %s",
    async (name) => {
      const path = join(temporaryDirectory(), `${name}.lock`);
      const lock = await acquireLock(path);
      await expect(acquireLock(path)).rejects.toBeInstanceOf(LockedError);
      await lock.release();
    },
  );

  it.each<[string, (path: string) => void, string]>([
    ["a directory that is missing", () => undefined, "the directory does not exist"],
    [
      "a path through a file",
      (path) => writeFileSync(join(path, ".."), ""),
      "a part of the path is not a directory",
    ],
    [
      "a file in its place",
      (path) => {
        mkdirSync(join(path, ".."));
        writeFileSync(path, "");
      },
      "something else stands there",
    ],
    [
      "a link in its place",
      (path) => {
        mkdirSync(join(path, ".."));
        symlinkSync("nowhere", path);
      },
      "something else stands there",
    ],
  ])("tells of %s, and leaves nothing behind", async (_, prepare, reason) => {
    const directory = temporaryDirectory();
    const path = join(directory, "folder", "sync.json.lock");
    prepare(path);
    await expect(acquireLock(path)).rejects.toThrow(new OutputError(`cannot write ${path}: ${reason}`));
    expect(
      readdirSync(directory, { recursive: true }).filter((name) => String(name).endsWith(".tmp")),
    ).toEqual([]);
  });
});

describe("a lock of another host", () => {
  it("is respected for 60 s after its last refresh", async () => {
    const path = lockPath();
    plantLock(path, elsewhere);
    agedLock(path, 58_000);
    await expect(acquireLock(path)).rejects.toThrow(
      /process 4711 on elsewhere, since 2026-11-23 02:00 UTC, last sign of life 5[89] s ago/,
    );
  });

  it.each([
    ["61 s old", 61_000],
    ["a day old", 86_400_000],
    ["from the far future: a clock was set", -86_400_000],
  ])("is taken over when it is %s", async (_, ageMs) => {
    const path = lockPath();
    plantLock(path, elsewhere);
    agedLock(path, ageMs);
    const lock = await acquireLock(path);
    expect(readdirSync(path)).toHaveLength(1);
    await lock.release();
  });

  it.each(["", "{}", "not JSON", '{"pid":-1,"host":"x","since":"2026-11-23T02:00:03Z"}'])(
    "whose holder cannot be understood (%s) is respected too, as long",
    async (text) => {
      const path = lockPath();
      mkdirSync(path);
      writeFileSync(join(path, "0123456789ab"), text);
      await expect(acquireLock(path)).rejects.toThrow(/it does not say which, last sign of life 0 s ago/);
      agedLock(path, 61_000);
      await (await acquireLock(path)).release();
    },
  );
});

describe("a holder of this host that is gone", () => {
  const gone = 2 ** 22 + 1; // beyond the highest pid that Linux gives

  it.each<[string, (self: LockHolder) => Partial<LockHolder>, "taken" | "respected"]>([
    ["in this boot and among these processes", () => ({}), "taken"],
    ["in another boot", () => ({ boot: "another" }), "respected"],
    ["in a boot that is not known", () => ({ boot: undefined }), "respected"],
    ["among other processes, as in another container", () => ({ pidNamespace: "pid:[1]" }), "respected"],
    ["on another host of that name's boot", () => ({ host: "elsewhere" }), "respected"],
  ])("%s is %s", async (_, change, expected) => {
    const path = lockPath();
    const self = await thisProcess(new Date());
    plantLock(path, { ...self, pid: gone, ...change(self) });
    if (expected === "respected") {
      await expect(acquireLock(path)).rejects.toBeInstanceOf(LockedError);
    } else {
      await (await acquireLock(path)).release();
    }
  });

  it.skipIf(process.platform !== "linux")("is told from a later process with its pid", async () => {
    const path = lockPath();
    const self = await thisProcess(new Date());
    plantLock(path, { ...self, processStart: "1" });
    await (await acquireLock(path)).release();
  });
});

describe("a lock that is held for long", () => {
  it("is refreshed every 15 s, so that it never grows old", async () => {
    const path = lockPath();
    const waits: number[] = [];
    let elapse = () => {};
    const wait = (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        waits.push(ms);
        elapse = resolve;
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    const lock = await acquireLock(path, { wait });
    for (let round = 1; round <= 3; round += 1) {
      agedLock(path, 59_000);
      const before = waits.length;
      elapse();
      await expect.poll(() => waits.length, { interval: 1 }).toBe(before + 1);
      await expect(acquireLock(path)).rejects.toThrow(/last sign of life 0 s ago/);
    }
    await lock.release();
    expect(new Set(waits)).toEqual(new Set([15_000]));
  });

  it("tells its holder as soon as a refresh finds it taken over, and lets the new holder be", async () => {
    const path = lockPath();
    let elapse = () => {};
    const wait = () =>
      new Promise<void>((resolve) => {
        elapse = resolve;
      });
    const hung = await acquireLock(path, { wait });
    agedLock(path, 61_000);
    const next = await acquireLock(path);
    const lost = new Promise((resolve) =>
      hung.lost.addEventListener("abort", () => resolve(hung.lost.reason)),
    );
    elapse();
    expect(await lost).toBeInstanceOf(LockLostError);
    await expect(hung.check()).rejects.toBe(hung.lost.reason);
    await hung.release();
    await next.check();
    await next.release();
  });

  it("is lost when somebody removes it", async () => {
    const path = lockPath();
    const lock = await acquireLock(path);
    const [name = ""] = readdirSync(path);
    utimesSync(join(path, name), 0, 0);
    await lock.check();
    await (await import("node:fs/promises")).rm(path, { recursive: true });
    await expect(lock.check()).rejects.toThrow(`${path} is no longer held by this sync`);
    await lock.release();
  });
});
