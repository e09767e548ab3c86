import { join } from "node:path";
import { removeLeftovers, removeLeftoversIn } from "./leftovers.js";
import { acquireLock, type Lock, type LockOptions } from "./lock.js";
import { locateTarget } from "./target.js";

/**
 * Takes the lock of the file that a sync is to replace, and removes what killed runs left beside it. The lock lies
 * where the target's symbolic links end: two paths to one file exclude each other. `undefined` for a stream, which
 * nobody replaces, and for a directory.
 *
 * Throws LockedError and OutputError.
 */
export async function lockTarget(target: string, options?: LockOptions): Promise<Lock | undefined> {
  const located = await locateTarget(target);
  if (located.kind !== "file") return undefined;
  const lock = await acquireLock(`${located.path}.lock`, options);
  return cleared(lock, removeLeftovers(target));
}

/**
 * Takes the one lock of a directory of dated files, and removes the temporary files of those names that `isOwn`
 * accepts. Throws LockedError and OutputError.
 */
export async function lockDirectory(
  directory: string,
  { isOwn, ...options }: LockOptions & { isOwn(name: string): boolean },
): Promise<Lock> {
  const lock = await acquireLock(join(directory, ".lock"), options);
  return cleared(lock, removeLeftoversIn(directory, isOwn));
}

async function cleared(lock: Lock, clearing: Promise<unknown>): Promise<Lock> {
  try {
    await clearing;
    return lock;
  } catch (error) {
    await lock.release();
    throw error;
  }
}
