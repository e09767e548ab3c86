import { join } from "node:path";
import { OutputError } from "../sync-file/errors.js";
import { readSyncHeader } from "../sync-file/read.js";
import { chainOf, readContents } from "./contents.js";
import { type MakeLink, pointLatest } from "./latest.js";
import { folderPaths } from "./layout.js";
import { isSameSum, type Sum, writeSums } from "./sum-list.js";

/**
 * Takes a dated file, which is in place under its name, into the chain: first the list, then `latest.json.gz`. Killed
 * before the list, the file is one that recoverFolder knows by what it names as its predecessor; killed after it, only
 * `latest.json.gz` is one file behind. Call it under the lock.
 *
 * Throws OutputError: the file does not follow the newest one (then somebody else accepted one meanwhile), or the
 * folder cannot be written; SyncFileError when it cannot be read.
 */
export async function acceptFile(
  dir: string,
  { file, sha256 }: Sum,
  { link }: { link?: MakeLink } = {},
): Promise<void> {
  const contents = await readContents(dir);
  const newest = chainOf(contents).at(-1);
  if (isSameSum(newest, { file, sha256 })) return pointLatest(dir, file, link);
  const { previous } = await readSyncHeader(join(dir, file));
  if (!isSameSum(newest, previous) || (newest !== undefined && file <= newest.file)) {
    const before = newest === undefined ? "is to be the first" : `has to follow ${newest.file}`;
    const stated = previous === undefined ? "no file" : previous.file;
    throw new OutputError(`cannot accept ${join(dir, file)}: it ${before}, but names ${stated} before it`);
  }
  const { sums, others } = contents.accepted;
  await writeSums(folderPaths(dir).sums, { sums: [...sums, { file, sha256 }], others });
  await pointLatest(dir, file, link);
}
