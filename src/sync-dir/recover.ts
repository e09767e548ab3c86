import { join } from "node:path";
import { SyncFileError } from "../sync-file/errors.js";
import { readSyncHeader } from "../sync-file/read.js";
import { verifySyncFile } from "../sync-file/verify.js";
import { type Contents, chainOf, newestFile, readContents } from "./contents.js";
import { hashFile, isUnchanged } from "./hash-file.js";
import { inspectLatest, leadsTo, type MakeLink, pointLatest } from "./latest.js";
import { folderFiles, folderPaths } from "./layout.js";
import { removeFile } from "./remove-file.js";
import { isSameSum, type ListedSum, type Sum, strangeLines, writeSums } from "./sum-list.js";

/** What a run that was killed, or a person, left in the folder; sentences for people. */
export interface Recovery {
  /** What was put right. */
  mended: readonly string[];
  /** What was left as it is, because only a person can tell what it means. Ends no sync. */
  doubts: readonly string[];
}

/**
 * Completes what a killed run began. Removes nothing but temporary files, and takes into the chain nothing but whole
 * files that follow its newest one. Call it under the lock, before locateNext.
 *
 * Throws SyncFileError when the folder cannot be read, OutputError when it cannot be written.
 */
export async function recoverFolder(dir: string, { link }: { link?: MakeLink } = {}): Promise<Recovery> {
  const contents = await readContents(dir);
  const mended = await removeTemporary(dir, contents);
  mended.push(...(await settleLists(dir, contents)));
  const orphans = await adoptOrphans(dir, await readContents(dir));
  mended.push(...orphans.mended);
  const settled = await readContents(dir);
  mended.push(...(await mendLatest(dir, settled, link)));
  return { mended, doubts: [...orphans.doubts, ...listDoubts(settled)] };
}

async function removeTemporary(dir: string, { temporary }: Contents): Promise<string[]> {
  for (const name of temporary) await removeFile(join(dir, name));
  return temporary.map((name) => `${name} is removed: the run that wrote it was killed`);
}

/**
 * A pruning adds to SHA256SUMS.pruned, takes away from SHA256SUMS, and removes the file. Where it was killed before
 * the end, a file that is still there is taken back: pruning it again costs nothing.
 */
async function settleLists(dir: string, { accepted, pruned, dated }: Contents): Promise<string[]> {
  const there = new Set(dated);
  const isListed = (sum: Sum) => accepted.sums.some((other) => isSameSum(sum, other));
  const isNamed = ({ file }: Sum) => accepted.sums.some((other) => other.file === file);
  const returning: ListedSum[] = [];
  const leaving: ListedSum[] = [];
  for (const sum of pruned.sums) {
    if (!there.has(sum.file)) {
      if (isListed(sum)) leaving.push(sum);
    } else if (isListed(sum)) returning.push(sum);
    else if (!isNamed(sum) && (await isUnchanged(dir, sum))) returning.push(sum);
  }
  const { sums: sumsPath, pruned: prunedPath } = folderPaths(dir);
  const without = (list: readonly ListedSum[], gone: readonly Sum[]) =>
    list.filter((sum) => !gone.some((other) => isSameSum(sum, other)));
  if (returning.length + leaving.length > 0) {
    const back = without(returning, accepted.sums).map(({ file, sha256 }) => ({ file, sha256 }));
    const sums = [...without(accepted.sums, leaving), ...back];
    await writeSums(sumsPath, { ...accepted, sums });
  }
  if (returning.length > 0) await writeSums(prunedPath, { ...pruned, sums: without(pruned.sums, returning) });
  return [
    ...returning.map(({ file }) => `${file} is kept: its pruning was not finished`),
    ...leaving.map(({ file }) => `${file} is pruned now: its pruning was not finished`),
  ];
}

/** A run that was killed between the renaming of its file and the writing of the list leaves a file without a line. */
async function adoptOrphans(dir: string, contents: Contents): Promise<Recovery> {
  const chain = chainOf(contents);
  const listed = new Set(chain.map(({ file }) => file));
  let newest: Sum | undefined = chain.at(-1);
  const adopted: Sum[] = [];
  const doubts: string[] = [];
  for (const file of contents.dated.filter((name) => !listed.has(name))) {
    const verdict = await judgeOrphan(dir, file, newest);
    if (typeof verdict === "string") {
      doubts.push(`${file} is in no list, and stays so: ${verdict}`);
      continue;
    }
    adopted.push(verdict);
    newest = verdict;
  }
  if (adopted.length > 0) {
    const { sums, others } = contents.accepted;
    await writeSums(folderPaths(dir).sums, { sums: [...sums, ...adopted], others });
  }
  const mended = adopted.map(
    ({ file }) => `${file} is accepted: the run that wrote it was killed before the end`,
  );
  return { mended, doubts };
}

/** The sum of a whole file that follows the newest one; else why it is none. */
async function judgeOrphan(dir: string, file: string, newest: Sum | undefined): Promise<Sum | string> {
  const path = join(dir, file);
  try {
    const { previous, complete } = await readSyncHeader(path);
    if (!isSameSum(previous, newest) || (newest !== undefined && file <= newest.file)) {
      return newest === undefined ? "it is not the first of a chain" : `it does not follow ${newest.file}`;
    }
    if (!complete) return "it is not whole";
    const sha256 = await hashFile(path);
    if ((await verifySyncFile(path)).findingCount > 0) return "what it states about itself is false";
    return sha256 === undefined ? "it is gone" : { file, sha256 };
  } catch (error) {
    if (error instanceof SyncFileError) return error.message;
    throw error;
  }
}

async function mendLatest(dir: string, contents: Contents, link: MakeLink | undefined): Promise<string[]> {
  const newest = newestFile(contents);
  if (newest === undefined || (await leadsTo(dir, newest))) return [];
  const { kind } = await inspectLatest(dir);
  await pointLatest(dir, newest.file, link);
  const before = kind === "absent" ? "was missing" : "was another file";
  return [`${folderFiles.latest} leads to ${newest.file}: it ${before}`];
}

function listDoubts({ accepted, pruned, dated }: Contents): string[] {
  const there = new Set(dated);
  const missing = accepted.sums.filter(({ file }) => !there.has(file));
  const strange = [strangeLines(accepted).length, strangeLines(pruned).length];
  return [
    ...missing.map(({ file }) => `${file} stands in ${folderFiles.sums}, but is gone`),
    ...[folderFiles.sums, folderFiles.pruned].flatMap((list, index) =>
      strange[index] === 0 ? [] : [`${list} has lines that jc-connector did not write; they are kept`],
    ),
  ];
}
