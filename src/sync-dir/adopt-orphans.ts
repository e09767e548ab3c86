import { join } from "node:path";
import { SyncFileError } from "../sync-file/errors.js";
import { readSyncHeader } from "../sync-file/read.js";
import { verifySyncFile } from "../sync-file/verify.js";
import { type Contents, chainOf } from "./contents.js";
import { hashFile } from "./hash-file.js";
import { folderPaths } from "./layout.js";
import { isSameSum, type Sum, writeSums } from "./sum-list.js";

/** What became of dated files that were in no list; sentences for people. */
export interface Adoption {
  mended: readonly string[];
  doubts: readonly string[];
}

/**
 * A run that was killed between the renaming of its file and the writing of the list leaves a file without a line: it
 * is taken into the chain when it is sound, follows the newest one, and is whole or `adopt` says that it need not be. So
 * is a list that was lost built again.
 *
 * Throws OutputError.
 */
export async function adoptOrphans(
  dir: string,
  { contents, adopt }: { contents: Contents; adopt: "whole" | "any" },
): Promise<Adoption> {
  const chain = chainOf(contents);
  const listed = new Set(chain.map(({ file }) => file));
  let newest: Sum | undefined = chain.at(-1);
  const adopted: Sum[] = [];
  const doubts: string[] = [];
  for (const file of contents.dated.filter((name) => !listed.has(name))) {
    const verdict = await judgeOrphan(dir, { file, newest, adopt });
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
    ({ file }) => `${file} is accepted: it stood in no list, and follows the newest one`,
  );
  return { mended, doubts };
}

/** The sum of a whole file that follows the newest one; else why it is none. */
async function judgeOrphan(
  dir: string,
  { file, newest, adopt }: { file: string; newest: Sum | undefined; adopt: "whole" | "any" },
): Promise<Sum | string> {
  const path = join(dir, file);
  try {
    const { previous, complete } = await readSyncHeader(path);
    if (!isSameSum(previous, newest) || (newest !== undefined && file <= newest.file)) {
      return newest === undefined ? "it is not the first of a chain" : `it does not follow ${newest.file}`;
    }
    if (!complete && adopt === "whole") return "it is not whole";
    const sha256 = await hashFile(path);
    if ((await verifySyncFile(path)).findingCount > 0) return "what it states about itself is false";
    return sha256 === undefined ? "it is gone" : { file, sha256 };
  } catch (error) {
    if (error instanceof SyncFileError) return error.message;
    throw error;
  }
}
