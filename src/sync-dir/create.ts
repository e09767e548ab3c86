import { mkdir, stat } from "node:fs/promises";
import { OutputError } from "../sync-file/errors.js";
import { errorCode } from "../sync-file/system-error.js";
import { outputError } from "../sync-file/target.js";

/**
 * Makes the folder, and those above it, for its owner alone where it does not exist. `open to others`: it was there
 * and somebody else may look into it.
 *
 * Throws OutputError when it cannot be made or is none.
 */
export async function createFolder(dir: string): Promise<"created" | "private" | "open to others"> {
  try {
    const created = await mkdir(dir, { recursive: true, mode: 0o700 });
    if (created !== undefined) return "created";
    return ((await stat(dir)).mode & 0o077) === 0 ? "private" : "open to others";
  } catch (error) {
    if (errorCode(error) === "EEXIST") {
      throw new OutputError(`cannot write to ${dir}: it is not a folder`, { cause: error });
    }
    throw outputError(dir, error);
  }
}
