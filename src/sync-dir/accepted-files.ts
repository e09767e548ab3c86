import { join } from "node:path";
import { SyncFileError } from "../sync-file/errors.js";
import { readContents } from "./contents.js";
import { datedTime } from "./dated-name.js";
import { folderOfFolders } from "./organization-folders.js";

/** A sync that was accepted into a folder and is still there. */
export interface AcceptedFile {
  path: string;
  /** When it began, to the second. */
  startedAt: Date;
}

/**
 * The accepted files of a folder, the oldest first; what was set aside or only lies there is none.
 *
 * Throws SyncFileError when the folder or its list cannot be read, or it holds the folders of organisations instead.
 */
export async function acceptedFiles(dir: string): Promise<AcceptedFile[]> {
  const contents = await readContents(dir);
  const { accepted, dated } = contents;
  const above = await folderOfFolders(dir, contents);
  if (above !== undefined) throw new SyncFileError(above.words);
  const listed = new Set(accepted.sums.map(({ file }) => file));
  return dated
    .filter((file) => listed.has(file))
    .flatMap((file) => {
      const startedAt = datedTime(file);
      return startedAt === undefined ? [] : [{ path: join(dir, file), startedAt }];
    });
}
