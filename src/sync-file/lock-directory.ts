import { lstat, mkdir, open, readdir, rename, rm, rmdir, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type LockHolder, lockHolderSchema } from "./lock-holder.js";
import { patiently } from "./patiently.js";
import { readRegularFile } from "./read-regular-file.js";
import { errorCode } from "./system-error.js";
import { nameBehind } from "./temporary-name.js";

// The steps of a lock on the disk. A lock is a directory that holds one file, its holder's, under a name that nobody
// else ever uses. A holder that is gone is removed by that name, so whoever judges by an old look at the lock can never
// remove a later holder; and a directory can only be renamed over an empty one, so of many who saw the same stale lock
// one wins. No step needs another step to follow at once.

/** A holder's file in a lock. */
export interface LockEntry {
  path: string;
  /** `undefined` when it cannot be understood. */
  holder: LockHolder | undefined;
  /** When it was last refreshed, in milliseconds since 1970 by the clock of the disk. */
  refreshedAtMs: number;
}

/** Writes a lock that is not in place yet. */
export async function draftLock(draft: string, entry: { name: string; text: string }): Promise<void> {
  await mkdir(draft, { mode: 0o700 });
  const handle = await open(join(draft, entry.name), "wx", 0o600);
  try {
    await handle.writeFile(entry.text);
  } finally {
    await handle.close();
  }
}

/**
 * Puts a draft in place, unless a lock stands there. Throws when the draft was taken away, or something else than a lock
 * stands there.
 */
export async function placeLock(draft: string, lock: string): Promise<"placed" | "taken"> {
  try {
    return await patiently(async () => {
      const standing = await ifThere(lstat(lock), undefined);
      if (standing !== undefined && !standing.isDirectory()) throw new Error("something else stands there");
      if (standing !== undefined) return "taken";
      await rename(draft, lock);
      return "placed";
    });
  } catch (error) {
    // It came into being after the look.
    if (errorCode(error) === "ENOTEMPTY" || errorCode(error) === "EEXIST") return "taken";
    throw error;
  }
}

/** The holders in a lock: usually one, none when it is being released. */
export async function readLock(lock: string): Promise<LockEntry[]> {
  const entries: LockEntry[] = [];
  for (const name of await ifThere(readdir(lock), [])) {
    // Nothing of anybody else's is ever removed.
    if (!/^[0-9a-f]{12}$/.test(name)) throw new Error(`it holds ${name}, which is none of ours`);
    const path = join(lock, name);
    const refreshedAtMs = await modificationTime(path);
    if (refreshedAtMs !== undefined) entries.push({ path, holder: await readHolder(path), refreshedAtMs });
  }
  return entries;
}

/** Removes one holder, and the lock when nobody else holds it. */
export async function removeHolder(path: string): Promise<void> {
  await ifThere(unlink(path), undefined);
  await removeEmptyLock(dirname(path));
}

/** Does nothing to a lock that somebody holds: a directory that is not empty cannot be removed. */
export async function removeEmptyLock(lock: string): Promise<void> {
  try {
    await ifThere(rmdir(lock), undefined);
  } catch (error) {
    if (errorCode(error) !== "ENOTEMPTY" && errorCode(error) !== "EEXIST") throw error;
  }
}

/**
 * Writes the holder's file once more, which is what its time tells. Only a write is stamped by the clock of the disk, a
 * time that is set by hand is this host's: two hosts need not agree on the time.
 *
 * Returns the time, or `undefined` when the file is no longer there.
 */
export async function refreshHolder(path: string, text: string): Promise<number | undefined> {
  try {
    const handle = await open(path, "r+");
    try {
      await handle.write(text, 0);
    } finally {
      await handle.close();
    }
    return await modificationTime(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Removes what killed contenders left of locks that they never placed, as far as it can be removed. */
export async function removeOldDrafts(lock: string, olderThanMs: number): Promise<void> {
  const directory = dirname(lock);
  for (const name of await readdir(directory).catch(() => [])) {
    if (nameBehind(name) !== basename(lock)) continue;
    const changedAtMs = await modificationTime(join(directory, name));
    if (changedAtMs !== undefined && changedAtMs < olderThanMs) await removeDraft(join(directory, name));
  }
}

export async function removeDraft(draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true }).catch(() => undefined);
}

async function readHolder(path: string): Promise<LockHolder | undefined> {
  try {
    const result = lockHolderSchema.safeParse(JSON.parse(await readRegularFile(path)));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

async function modificationTime(path: string): Promise<number | undefined> {
  return (await ifThere(stat(path), undefined))?.mtimeMs;
}

async function ifThere<Result, Otherwise>(
  work: Promise<Result>,
  otherwise: Otherwise,
): Promise<Result | Otherwise> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return otherwise;
    throw error;
  }
}

/** ESTALE: another host removed it from a network file system. */
function isMissing(error: unknown): boolean {
  return errorCode(error) === "ENOENT" || errorCode(error) === "ESTALE";
}
