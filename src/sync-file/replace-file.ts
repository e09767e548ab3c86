import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { outputError } from "./target.js";

/** Writes one piece; resolves when the next may come. */
export type WriteChunk = (chunk: Uint8Array) => Promise<void>;

/**
 * Puts a new file at `path`, readable by its owner alone: a reader sees the file that stood there or the whole new
 * one, whatever happens in between. On any error the temporary file beside it is removed and the old one stays.
 *
 * Throws OutputError, and what `fill` throws.
 */
export async function replaceFile(path: string, fill: (write: WriteChunk) => Promise<void>): Promise<void> {
  const onDisk = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      throw outputError(path, error);
    }
  };
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  const handle = await onDisk(open(temporary, "wx", 0o600));
  try {
    try {
      await fill((chunk) => onDisk(handle.appendFile(chunk)));
      await onDisk(handle.sync());
    } finally {
      await onDisk(handle.close());
    }
    await onDisk(rename(temporary, path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** Makes the renaming last through a power failure, where the system lets a directory be flushed. */
async function syncDirectory(directory: string): Promise<void> {
  try {
    const handle = await open(directory, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file itself is flushed and in place; Windows and some network file systems refuse this.
  }
}
