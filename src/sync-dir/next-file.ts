import { join } from "node:path";
import { OutputError } from "../sync-file/errors.js";
import { chainOf, newestFile, readContents } from "./contents.js";
import { datedName, datedTime, LAST_ORDINAL, rejectedName } from "./dated-name.js";
import type { Sum } from "./sum-list.js";

/** Where the result of a sync goes, and what it follows. */
export interface NextFile {
  /** The name in the folder, which the list of sums will have. */
  file: string;
  /** The path of the same: nothing stands there, and nothing that was ever accepted was called so. */
  target: string;
  /** The path of a result that is not accepted; nothing stands there. */
  rejected: string;
  /** The path of the newest accepted file, to compare with. Absent before the first. */
  latest?: string;
  /** What belongs into `sync.previous`. Absent before the first. */
  previous?: Sum;
}

/**
 * Finds the place of the sync that begins at `startedAt`. Writes nothing; call it after recoverFolder, which may find
 * another file to follow, and under the lock.
 *
 * Throws SyncFileError when the folder cannot be read, OutputError when the clock stands before the newest file: names
 * are the order of the chain.
 */
export async function locateNext(dir: string, startedAt: Date): Promise<NextFile> {
  const contents = await readContents(dir);
  const newest = chainOf(contents).at(-1);
  const there = newestFile(contents);
  const file = freeName(startedAt, (name) => {
    if (newest !== undefined && name <= newest.file) return false;
    return !contents.names.has(name) && !contents.names.has(rejectedName(name));
  });
  if (file === undefined) throw new OutputError(`cannot write to ${dir}: ${refusal(newest, startedAt)}`);
  return {
    file,
    target: join(dir, file),
    rejected: join(dir, rejectedName(file)),
    ...(there !== undefined && { latest: join(dir, there.file) }),
    ...(newest !== undefined && { previous: { file: newest.file, sha256: newest.sha256 } }),
  };
}

function freeName(startedAt: Date, isFree: (name: string) => boolean): string | undefined {
  for (let ordinal = 1; ordinal <= LAST_ORDINAL; ordinal += 1) {
    const name = datedName(startedAt, ordinal);
    if (isFree(name)) return name;
  }
  return undefined;
}

function refusal(newest: Sum | undefined, startedAt: Date): string {
  const isLater = newest !== undefined && (datedTime(newest.file)?.getTime() ?? 0) > startedAt.getTime();
  return isLater
    ? `it holds ${newest.file}, which is later than now (${startedAt.toISOString()}). Is the clock right? Else begin another folder`
    : `it has ${LAST_ORDINAL} files of the second ${startedAt.toISOString()} already`;
}
