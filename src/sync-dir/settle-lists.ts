import type { Contents } from "./contents.js";
import { isUnchanged } from "./hash-file.js";
import { folderPaths } from "./layout.js";
import { isSameSum, type ListedSum, type Sum, writeSums } from "./sum-list.js";

/**
 * Puts right what a pruning left that was killed: it adds to SHA256SUMS.pruned, takes away from SHA256SUMS, and removes
 * the file. A file that is still there is taken back, since pruning it again costs nothing. Returns sentences.
 *
 * Throws OutputError.
 */
export async function settleLists(dir: string, contents: Contents): Promise<string[]> {
  const { accepted, pruned } = contents;
  const { returning, leaving } = await chooseSides(dir, contents);
  const { sums: sumsPath, pruned: prunedPath } = folderPaths(dir);
  if (returning.length + leaving.length > 0) {
    const back = without(returning, accepted.sums).map(({ file, sha256 }) => ({ file, sha256 }));
    await writeSums(sumsPath, { ...accepted, sums: [...without(accepted.sums, leaving), ...back] });
  }
  // Only now: a line must stand in one of the lists at every moment.
  if (returning.length > 0) await writeSums(prunedPath, { ...pruned, sums: without(pruned.sums, returning) });
  return [
    ...returning.map(({ file }) => `${file} is kept: its pruning was not finished`),
    ...leaving.map(({ file }) => `${file} is pruned now: its pruning was not finished`),
  ];
}

interface Sides {
  /** Their files are there: they belong to SHA256SUMS. */
  returning: ListedSum[];
  /** Their files are gone: they belong to SHA256SUMS.pruned alone. */
  leaving: ListedSum[];
}

async function chooseSides(dir: string, { accepted, pruned, dated }: Contents): Promise<Sides> {
  const there = new Set(dated);
  const shaOf = new Map(accepted.sums.map(({ file, sha256 }) => [file, sha256]));
  const sides: Sides = { returning: [], leaving: [] };
  for (const sum of pruned.sums) {
    const listed = shaOf.get(sum.file);
    // Two lines that disagree are for a person to judge.
    if (listed !== undefined && listed !== sum.sha256) continue;
    if (!there.has(sum.file)) {
      if (listed !== undefined) sides.leaving.push(sum);
    } else if (listed !== undefined || (await isUnchanged(dir, sum))) sides.returning.push(sum);
  }
  return sides;
}

function without(list: readonly ListedSum[], gone: readonly Sum[]): ListedSum[] {
  return list.filter((sum) => !gone.some((other) => isSameSum(sum, other)));
}
