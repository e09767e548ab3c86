import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { LockedError } from "../../src/sync-file/errors.js";
import { acquireLock } from "../../src/sync-file/lock.js";
import { thisProcess } from "../../src/sync-file/lock-holder.js";
import { lockTarget } from "../../src/sync-file/lock-target.js";
import { temporaryFolder } from "../support/cli.js";
import { startContender } from "../support/contender.js";
import { agedLock, plantLock } from "../sync-file/planted-lock.js";

const isLinux = process.platform === "linux";

/** Whether this system lets us make processes that see only each other. */
function hasNamespaces(): boolean {
  try {
    execFileSync("unshare", ["-rpf", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** What may stand where a lock is wanted, and must not stop anybody. */
const remains: readonly ((path: string) => unknown)[] = [
  () => {},
  // A process that ended.
  async (path) => plantLock(path, { ...(await thisProcess(new Date())), pid: 2 ** 22 + 1 }),
  // One that died while it let go.
  (path) => mkdirSync(path),
  // One of another host that gave no sign of life.
  (path) => {
    plantLock(path, { host: "elsewhere", pid: 1, since: "2026-11-23T02:00:03Z" });
    agedLock(path, 61_000);
  },
  // Two of them, as if one died while it took over.
  (path) => {
    plantLock(path, { host: "elsewhere", pid: 1, since: "2026-11-23T02:00:03Z" });
    writeFileSync(join(path, "0123456789ab"), "{}");
    agedLock(path, 61_000);
  },
];

describe("a lock between processes", () => {
  it("has one holder, whatever the eight who want it at once find there", async () => {
    const path = join(temporaryFolder(), "sync.json.lock");
    const contenders = await Promise.all(Array.from({ length: 8 }, startContender));
    for (let round = 0; round < 60; round += 1) {
      await remains[round % remains.length]?.(path);
      const answers = await Promise.all(contenders.map((contender) => contender.tell("acquire", path)));
      const winners = contenders.filter((_, index) => answers[index] === "acquired");
      expect({ round, winners: winners.length }).toEqual({ round, winners: 1 });
      expect(answers.filter((answer) => answer.startsWith("LockedError: "))).toHaveLength(7);
      expect(await winners[0]?.tell("check")).toBe("held");
      expect(await winners[0]?.tell("release")).toBe("released");
    }
    expect(readdirSync(join(path, ".."))).toEqual([]);
  });

  it("is free at once when its holder was killed", async () => {
    const path = join(temporaryFolder(), "sync.json.lock");
    for (let round = 0; round < 3; round += 1) {
      const holder = await startContender();
      expect(await holder.tell("acquire", path)).toBe("acquired");
      await expect(acquireLock(path)).rejects.toThrow(`process ${holder.pid} on `);
      await holder.kill();
      await (await acquireLock(path)).release();
    }
  });

  it.skipIf(!isLinux)("is free at once when nobody waited for its killed holder", async () => {
    const path = join(temporaryFolder(), "sync.json.lock");
    // `sleep` takes the shell's place and never asks what became of the shell's child.
    const parent = spawn("sh", ["-c", '"$0" "$@" & exec sleep 600', process.execPath, holdScript(path)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void parent.kill("SIGKILL"));
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once("data", (chunk: Buffer) => resolve(Number(chunk.toString()))),
    );
    await expect(acquireLock(path)).rejects.toThrow(`process ${pid} on `);
    process.kill(pid, "SIGKILL");
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, "utf8"), { interval: 5 }).toMatch(/\) Z /);
    await (await acquireLock(path)).release();
  });

  it.skipIf(!isLinux || !hasNamespaces())(
    "is respected when its holder runs in another container",
    async () => {
      const path = join(temporaryFolder(), "sync.json.lock");
      const container = spawn(
        "unshare",
        ["-rpf", "--kill-child", "--mount-proc", process.execPath, holdScript(path)],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      onTestFinished(() => void container.kill("SIGKILL"));
      const pid = await new Promise<number>((resolve) =>
        container.stdout.once("data", (chunk: Buffer) => resolve(Number(chunk.toString()))),
      );
      expect(pid).toBe(1);
      await expect(acquireLock(path)).rejects.toThrow("process 1 on ");
      agedLock(path, 61_000);
      await (await acquireLock(path)).release();
    },
  );

  it.skipIf(process.platform === "win32")("is lost to a holder that was stopped and wakes up", async () => {
    const target = join(temporaryFolder(), "sync.json");
    const hung = await startContender();
    expect(await hung.tell("acquire", `${target}.lock`)).toBe("acquired");
    hung.signal("SIGSTOP");
    await expect(lockTarget(target)).rejects.toBeInstanceOf(LockedError);
    agedLock(`${target}.lock`, 61_000);
    const next = await lockTarget(target);
    hung.signal("SIGCONT");
    expect(await hung.tell("check")).toMatch(
      /^LockLostError: .*sync\.json\.lock is no longer held by this sync/,
    );
    expect(await hung.tell("release")).toBe("released");
    await next?.check();
    await next?.release();
  });
});

/** A module that takes the lock, tells its pid and stays. */
function holdScript(path: string): string {
  const module = join(temporaryFolder(), "hold.mjs");
  const lock = new URL("../../dist/sync-file/lock.js", import.meta.url).href;
  writeFileSync(
    module,
    `import { acquireLock } from ${JSON.stringify(lock)};
     await acquireLock(${JSON.stringify(path)});
     process.stdout.write(String(process.pid));
     setInterval(() => {}, 1e6);`,
  );
  return module;
}
