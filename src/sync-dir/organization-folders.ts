import { readdir } from "node:fs/promises";
import { compareText } from "../model/order.js";
import { errorCode } from "../sync-file/system-error.js";
import { type Contents, readContents } from "./contents.js";
import { readError } from "./read-error.js";

/** Whether a folder has the name of an organisation's: JumpCloud's id of it, 24 hexadecimal digits in lower case. */
export function isOrganizationFolder(name: string): boolean {
  return /^[0-9a-f]{24}$/.test(name);
}

/** A folder whose subfolders are those of organisations, and which has no dated file of its own. */
export interface FolderOfFolders {
  /** The ids of the organisations, sorted: the names of their folders. */
  ids: readonly string[];
  /** "/var/lib/jumpcloud holds the folders of 3 organisations: --dir /var/lib/jumpcloud/ID" */
  words: string;
}

/**
 * What `dir` is where it holds organisations' folders in place of dated files; `undefined` for everything else, a folder
 * that does not exist among it. Throws SyncFileError when it cannot be read.
 */
export async function folderOfFolders(
  dir: string,
  contents?: Pick<Contents, "accepted" | "dated" | "pruned">,
): Promise<FolderOfFolders | undefined> {
  const ids = await organizationsIn(dir);
  if (ids.length === 0) return undefined;
  const { accepted, pruned, dated } = contents ?? (await readContents(dir));
  if (accepted.sums.length + pruned.sums.length + dated.length > 0) return undefined;
  const count =
    ids.length === 1 ? "the folder of one organisation" : `the folders of ${ids.length} organisations`;
  return {
    ids,
    words: `${dir} holds ${count}: --dir ${dir.replace(/(?<=.)\/+$/, "")}/${ids.length === 1 ? ids[0] : "ID"}`,
  };
}

async function organizationsIn(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && isOrganizationFolder(entry.name))
      .map(({ name }) => name)
      .sort(compareText);
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return [];
    throw readError(dir, error);
  }
}
