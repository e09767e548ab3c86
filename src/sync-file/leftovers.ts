import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { locateTarget, outputError } from "./target.js";
import { nameBehind } from "./temporary-name.js";

/**
 * Removes the temporary files that killed runs left beside a target, those of its rejected results and journal too. Only for whoever
 * holds the target's lock: then nobody else writes to it. A former holder that was hung and wakes up after its last
 * check finds nothing left to put in place; so this belongs right after taking the lock, before looking at the target.
 *
 * Returns the names. Throws OutputError when the directory cannot be listed.
 */
export async function removeLeftovers(target: string): Promise<string[]> {
  const located = await locateTarget(target);
  if (located.kind !== "file") return [];
  const name = basename(located.path);
  const own = new Set([name, `${name}.rejected`, `${name}.journal`]);
  return removeLeftoversIn(dirname(located.path), (of) => own.has(of));
}

/**
 * The same for a directory with one lock for all that is written there: removes the temporary files of every name that
 * `isOwn` accepts.
 */
export async function removeLeftoversIn(
  directory: string,
  isOwn: (name: string) => boolean,
): Promise<string[]> {
  const removed: string[] = [];
  for (const entry of await list(directory)) {
    const name = nameBehind(entry.name);
    if (name === undefined || !isOwn(name) || entry.isDirectory()) continue;
    try {
      await rm(join(directory, entry.name));
      removed.push(entry.name);
    } catch {
      // In a directory that is shared with a sticky bit, another account's: nor could it take our file's place.
    }
  }
  return removed.sort();
}

async function list(directory: string) {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch (error) {
    throw outputError(directory, error);
  }
}
