import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { compareText } from "../model/order.js";
import { SyncFileError } from "../sync-file/errors.js";
import { errorCode } from "../sync-file/system-error.js";
import { nameBehind } from "../sync-file/temporary-name.js";
import { datedTime, rejectedTime } from "./dated-name.js";
import { folderFiles, folderPaths } from "./layout.js";
import { readError } from "./read-error.js";
import { type ListedSum, readSums, type SumList } from "./sum-list.js";

/** What stands in a folder of dated sync files. */
export interface Contents {
  /** Every name in it. */
  names: ReadonlySet<string>;
  /** The dated files, sorted by time. */
  dated: readonly string[];
  rejected: readonly string[];
  /** What writes that were killed left behind. */
  temporary: readonly string[];
  /** SHA256SUMS */
  accepted: SumList;
  /** SHA256SUMS.pruned */
  pruned: SumList;
}

/** Throws SyncFileError when the folder does not exist or cannot be read. */
export async function readContents(dir: string): Promise<Contents> {
  const entries = await listFolder(dir);
  const names = entries.map(({ name }) => name);
  const { sums, pruned } = folderPaths(dir);
  return {
    names: new Set(names),
    // Somebody may have moved old files to another disk and left links in their place.
    dated: entries
      .filter((entry) => datedTime(entry.name) !== undefined && (entry.isFile() || entry.isSymbolicLink()))
      .map(({ name }) => name)
      .sort(compareText),
    rejected: names.filter((name) => rejectedTime(name) !== undefined).sort(compareText),
    temporary: names.filter(isTemporary),
    accepted: await readSums(sums),
    pruned: await readSums(pruned),
  };
}

/** The lines of both lists as one chain, sorted by time; of a file that stands in both, that of SHA256SUMS. */
export function chainOf({ accepted, pruned }: Pick<Contents, "accepted" | "pruned">): ListedSum[] {
  const sums = new Map([...pruned.sums, ...accepted.sums].map((sum) => [sum.file, sum]));
  return [...sums.values()].sort((a, b) => compareText(a.file, b.file));
}

/** The newest accepted file that is still there. */
export function newestFile({ accepted, dated }: Pick<Contents, "accepted" | "dated">): ListedSum | undefined {
  const there = new Set(dated);
  return chainOf({ accepted, pruned: { sums: [], others: [] } }).findLast(({ file }) => there.has(file));
}

async function listFolder(dir: string): Promise<Dirent[]> {
  try {
    return await readdir(dir, { withFileTypes: true });
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") throw new SyncFileError(`${dir}: the folder does not exist`, { cause: error });
    if (code === "ENOTDIR") throw new SyncFileError(`${dir}: is not a folder`, { cause: error });
    throw readError(dir, error);
  }
}

/** Ours alone, by the whole name: what somebody else keeps in the folder is not ours to judge. */
function isTemporary(name: string): boolean {
  const target = nameBehind(name) ?? "";
  const { latest, sums, pruned, runs } = folderFiles;
  const isListed = [latest, sums, pruned, runs].some((file) => file === target);
  return isListed || datedTime(target) !== undefined || rejectedTime(target) !== undefined;
}
