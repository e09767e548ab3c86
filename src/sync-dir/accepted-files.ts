import { join } from "node:path";
import { readContents } from "./contents.js";
import { datedTime } from "./dated-name.js";

/** A sync that was accepted into a folder and is still there. */
export interface AcceptedFile {
  path: string;
  /** When it began, to the second. */
  startedAt: Date;
}

/**
 * The accepted files of a folder, the oldest first; what was set aside or only lies there is none.
 *
 * Throws SyncFileError when the folder or its list cannot be read.
 */
export async function acceptedFiles(dir: string): Promise<AcceptedFile[]> {
  const { accepted, dated } = await readContents(dir);
  const listed = new Set(accepted.sums.map(({ file }) => file));
  return dated
    .filter((file) => listed.has(file))
    .flatMap((file) => {
      const startedAt = datedTime(file);
      return startedAt === undefined ? [] : [{ path: join(dir, file), startedAt }];
    });
}
