import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LockedError, LockLostError } from "./errors.js";
import {
  draftLock,
  type LockEntry,
  placeLock,
  readLock,
  refreshHolder,
  removeDraft,
  removeEmptyLock,
  removeHolder,
  removeOldDrafts,
} from "./lock-directory.js";
import { isGone, type LockHolder, thisProcess } from "./lock-holder.js";
import { patiently } from "./patiently.js";
import { outputError } from "./target.js";
import { temporaryName } from "./temporary-name.js";

// proper-lockfile knows neither who holds a lock nor whether that process still runs, compares the times of two hosts,
// and removes a stale lock by its name: of two who found it stale, the slower one removes the lock of the faster.

/** A lock without a sign of life for so long is anybody's. */
const STALE_MS = 60_000;
/** Three refreshes may fail before that. */
const REFRESH_MS = 15_000;
/** Each time somebody else was faster, or has just let go. */
const TRIES = 100;

export interface Lock {
  /** Aborted with LockLostError when a refresh finds that somebody else took the lock, or took it away. */
  readonly lost: AbortSignal;
  /** Refreshes the lock. Rejects with LockLostError when it is no longer ours, OutputError when that cannot be told. */
  check(): Promise<void>;
  /** Lets go. Never rejects: what cannot be removed is recognised by the next one to want it. */
  release(): Promise<void>;
}

export interface LockOptions {
  /** The time that is told to others, and nothing else. Default: the real one. */
  now?(): Date;
  /** What a holder is called. Default: "sync". */
  holder?: string;
  /** Waits between two refreshes; rejects when aborted. Default: a timer that does not keep the process alive. */
  wait?(ms: number, signal: AbortSignal): Promise<unknown>;
}

/**
 * Takes the lock `path`, and keeps it fresh until it is released. One whose holder is certainly gone, or gave no sign of
 * life for 60 s, is taken over; the former holder notices at its next check.
 *
 * Throws LockedError when somebody else holds it, OutputError when it cannot be written.
 */
export async function acquireLock(path: string, options: LockOptions = {}): Promise<Lock> {
  const { now = () => new Date(), wait = waitAside, holder = "sync" } = options;
  const self = await thisProcess(now());
  const name = randomBytes(6).toString("hex");
  const draft = temporaryName(path, name);
  const text = `${JSON.stringify(self)}\n`;
  try {
    await draftLock(draft, { name, text });
    await removeOldDrafts(path, (await nowOnDisk(join(draft, name), text)) - STALE_MS);
    for (let tries = 0; tries < TRIES; tries += 1) {
      if ((await placeLock(draft, path)) === "placed")
        return hold({ path: join(path, name), lock: path, text, wait, called: holder });
      const nowMs = await nowOnDisk(join(draft, name), text);
      await patiently(() => makeRoom(path, { self, nowMs, called: holder }));
    }
    throw new LockedError(`other ${holder}s take ${path} one after the other`);
  } catch (error) {
    await removeDraft(draft);
    throw error instanceof LockedError ? error : outputError(path, error);
  }
}

/** The time as the disk tells it, which may be another host's. */
async function nowOnDisk(path: string, text: string): Promise<number> {
  const nowMs = await refreshHolder(path, text);
  if (nowMs === undefined) throw new Error("it was taken away while it was made");
  return nowMs;
}

/** Removes the holders that are gone. Throws LockedError when one of them is not. */
async function makeRoom(
  path: string,
  { self, nowMs, called }: { self: LockHolder; nowMs: number; called: string },
): Promise<void> {
  for (const entry of await readLock(path)) {
    // A time far ahead is a clock that was set since, not a sign of life.
    const isStale = Math.abs(nowMs - entry.refreshedAtMs) > STALE_MS;
    if (!isStale && (entry.holder === undefined || !(await isGone(entry.holder, self)))) {
      throw new LockedError(`another ${called} holds ${holderWords(path, entry, nowMs)}`);
    }
    await removeHolder(entry.path);
  }
  await removeEmptyLock(path);
}

function holderWords(path: string, { holder, refreshedAtMs }: LockEntry, nowMs: number): string {
  const who =
    holder === undefined
      ? "it does not say which"
      : `process ${holder.pid} on ${holder.host}, since ${holder.since.slice(0, 16).replace("T", " ")} UTC`;
  const seconds = Math.max(0, Math.round((nowMs - refreshedAtMs) / 1000));
  return `${path} (${who}, last sign of life ${seconds} s ago)`;
}

function hold(held: {
  path: string;
  lock: string;
  text: string;
  wait: NonNullable<LockOptions["wait"]>;
  called: string;
}): Lock {
  const { path, lock, text, wait, called } = held;
  const lost = new AbortController();
  const released = new AbortController();

  async function check(): Promise<void> {
    lost.signal.throwIfAborted();
    let refreshedAtMs: number | undefined;
    try {
      refreshedAtMs = await refreshHolder(path, text);
    } catch (error) {
      throw outputError(lock, error);
    }
    if (refreshedAtMs !== undefined) return;
    const reason = new LockLostError(
      `${lock} is no longer held by this ${called}: it gave no sign of life for so long that another one took over, or somebody removed it`,
      { holder: called },
    );
    lost.abort(reason);
    throw reason;
  }

  async function keepFresh(): Promise<void> {
    while (!released.signal.aborted && !lost.signal.aborted) {
      try {
        await wait(REFRESH_MS, released.signal);
      } catch {
        return;
      }
      // A disk that fails for a moment may work at the next refresh; the check before the renaming decides.
      await check().catch(() => undefined);
    }
  }

  const refreshing = keepFresh();
  return {
    lost: lost.signal,
    check,
    async release() {
      released.abort();
      await refreshing;
      await removeHolder(path).catch(() => undefined);
    },
  };
}

async function waitAside(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false });
}
