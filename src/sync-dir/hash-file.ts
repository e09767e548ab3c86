import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { SyncFileError } from "../sync-file/errors.js";
import { errorCode } from "../sync-file/system-error.js";
import { readError } from "./read-error.js";
import type { Sum } from "./sum-list.js";

/** SHA-256 of a file's bytes in hex, `undefined` when it is gone. Throws SyncFileError when it cannot be read. */
export async function hashFile(path: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    // A pipe would keep waiting whoever reads it.
    if (!(await stat(path)).isFile()) throw new Error("it is no regular file");
    await pipeline(createReadStream(path), hash);
    return hash.digest("hex");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw readError(path, error);
  }
}

/** Whether a file of the folder is, byte for byte, the one that was accepted. One that cannot be read is not. */
export async function isUnchanged(dir: string, { file, sha256 }: Sum): Promise<boolean> {
  try {
    return (await hashFile(join(dir, file))) === sha256;
  } catch (error) {
    if (error instanceof SyncFileError) return false;
    throw error;
  }
}
