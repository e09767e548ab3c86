import { join } from "node:path";
import { SyncFileError } from "../sync-file/errors.js";
import { readSyncHeader } from "../sync-file/read.js";
import { type Contents, readContents } from "./contents.js";
import { rejectedTime } from "./dated-name.js";
import { isUnchanged } from "./hash-file.js";
import { type KeepPolicy, keepers, reachOf } from "./keep.js";
import { folderPaths } from "./layout.js";
import { removeFile } from "./remove-file.js";
import { pruneRuns } from "./run-log.js";
import { isSameSum, type ListedSum, type Sum, writeSums } from "./sum-list.js";

/** What a pruning took away. */
export interface Pruned {
  /** Names of accepted files. */
  files: readonly string[];
  /** Names of rejected results. */
  rejected: readonly string[];
  /** What was to go and stays, because it is not what was accepted; sentences for people. */
  doubts: readonly string[];
}

/**
 * Removes the accepted files that no rule keeps, the rejected results older than the shortest rule, and the lines of
 * the run log older than the longest. A file's line is in SHA256SUMS.pruned before it leaves SHA256SUMS, and the file
 * goes last: killed anywhere, no line is lost. A file that changed since it was accepted stays, as evidence. Call it
 * under the lock, after acceptFile.
 *
 * Throws SyncFileError when the folder cannot be read, OutputError when it cannot be written.
 */
export async function pruneFolder(dir: string, policy: KeepPolicy, now: Date): Promise<Pruned> {
  const contents = await readContents(dir);
  const { leaving, doubts } = await chooseLeaving(dir, contents, keepersOf(contents, policy, now));
  if (leaving.length > 0) {
    const { accepted, pruned } = contents;
    const { sums: sumsPath, pruned: prunedPath } = folderPaths(dir);
    await writeSums(prunedPath, { ...pruned, sums: [...pruned.sums, ...leaving] });
    const staying = accepted.sums.filter((sum) => !leaving.some((other) => isSameSum(sum, other)));
    await writeSums(sumsPath, { ...accepted, sums: staying });
  }
  const { nearest, farthest } = reachOf(policy, now);
  const rejected = contents.rejected.filter((name) => isBefore(rejectedTime(name), nearest));
  const files = leaving.map(({ file }) => file);
  for (const name of [...files, ...rejected]) await removeFile(join(dir, name));
  await pruneRuns(dir, farthest);
  return { files, rejected, doubts };
}

function keepersOf({ accepted, dated }: Contents, policy: KeepPolicy, now: Date): ReadonlySet<string> {
  const listed = new Set(accepted.sums.map(({ file }) => file));
  // A file that is gone must not be the one that is kept for its month.
  return keepers(
    dated.filter((file) => listed.has(file)),
    policy,
    now,
  );
}

async function chooseLeaving(
  dir: string,
  { accepted, dated }: Contents,
  kept: ReadonlySet<string>,
): Promise<{ leaving: ListedSum[]; doubts: string[] }> {
  const there = new Set(dated);
  const leaving: ListedSum[] = [];
  const doubts: string[] = [];
  for (const { file, sha256 } of accepted.sums) {
    if (kept.has(file) || !there.has(file)) continue;
    if (!(await isUnchanged(dir, { file, sha256 }))) {
      doubts.push(`${file} is not pruned: it is not the file that was accepted`);
      continue;
    }
    const follows = await predecessor(join(dir, file));
    leaving.push({ file, sha256, ...(follows !== undefined && { follows }) });
  }
  return { leaving, doubts };
}

/** `undefined` when a file of a later version does not tell. */
async function predecessor(path: string): Promise<Sum | "nothing" | undefined> {
  try {
    return (await readSyncHeader(path)).previous ?? "nothing";
  } catch (error) {
    if (error instanceof SyncFileError) return undefined;
    throw error;
  }
}

function isBefore(time: Date | undefined, start: Date): boolean {
  return time !== undefined && time < start;
}
