import { join } from "node:path";
import { adoptOrphans } from "./adopt-orphans.js";
import { type Contents, newestFile, readContents } from "./contents.js";
import { isUnchanged } from "./hash-file.js";
import { inspectLatest, leadsTo, type MakeLink, pointLatest } from "./latest.js";
import { folderFiles } from "./layout.js";
import { removeFile } from "./remove-file.js";
import { settleLists } from "./settle-lists.js";
import { strangeLines } from "./sum-list.js";

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
export async function recoverFolder(
  dir: string,
  { link, adopt = "whole" }: { link?: MakeLink; adopt?: "whole" | "any" } = {},
): Promise<Recovery> {
  const contents = await readContents(dir);
  const mended = await removeTemporary(dir, contents);
  mended.push(...(await settleLists(dir, contents)));
  const orphans = await adoptOrphans(dir, { contents: await readContents(dir), adopt });
  mended.push(...orphans.mended);
  const settled = await readContents(dir);
  mended.push(...(await mendLatest(dir, settled, link)));
  return { mended, doubts: [...orphans.doubts, ...listDoubts(settled)] };
}

async function removeTemporary(dir: string, { temporary }: Contents): Promise<string[]> {
  for (const name of temporary) await removeFile(join(dir, name));
  return temporary.map((name) => `${name} is removed: the run that wrote it was killed`);
}

async function mendLatest(dir: string, contents: Contents, link: MakeLink | undefined): Promise<string[]> {
  const newest = newestFile(contents);
  if (newest === undefined || (await leadsTo(dir, newest)) || !(await isUnchanged(dir, newest))) return [];
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
