import type { Dirent } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { locateTarget, outputError } from "./target.js";
import { nameBehind, nameBehindFolder } from "./temporary-name.js";

/**
 * Removes the temporary files that killed runs left beside a target, those of its rejected results and journal too, and
 * the folders that they worked in. Only for whoever holds the target's lock: then nobody else writes to it. A former
 * holder that was hung and wakes up after its last check finds nothing left to put in place; so this belongs right after
 * taking the lock, before looking at the target.
 *
 * Returns the names. Throws OutputError when the directory cannot be listed.
 */
export async function removeLeftovers(target: string): Promise<string[]> {
  const located = await locateTarget(target);
  if (located.kind !== "file") return [];
  const name = basename(located.path);
  const own = new Set([name, `${name}.rejected`, `${name}.journal`]);
  return remove(dirname(located.path), (entry) =>
    entry.isDirectory() ? nameBehindFolder(entry.name) === name : own.has(nameBehind(entry.name) ?? ""),
  );
}

/**
 * The same for a directory with one lock for all that is written there: removes the temporary files of every name that
 * `isOwn` accepts.
 */
export async function removeLeftoversIn(
  directory: string,
  isOwn: (name: string) => boolean,
): Promise<string[]> {
  return remove(directory, (entry) => {
    const name = nameBehind(entry.name);
    return name !== undefined && isOwn(name) && !entry.isDirectory();
  });
}

async function remove(directory: string, isLeft: (entry: Dirent) => boolean): Promise<string[]> {
  const removed: string[] = [];
  for (const entry of await list(directory)) {
    if (!isLeft(entry)) continue;
    try {
      await rm(join(directory, entry.name), { recursive: entry.isDirectory() });
      removed.push(entry.name);
    } catch {
      // In a directory that is shared with a sticky bit, another account's: nor could it take our file's place.
    }
  }
  return removed.sort();
}

async function list(directory: string): Promise<Dirent[]> {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch (error) {
    throw outputError(directory, error);
  }
}
