import { constants, type Stats } from "node:fs";
import { type FileHandle, lstat, open } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode } from "../../sync-file/system-error.js";
import { outputError } from "../../sync-file/target.js";
import { ReceiptsError } from "./errors.js";

/**
 * Opens a receipts file for adding to it, or makes it for its owner alone. What others could have written, or could
 * write, proves nothing: a link, another account's file and one that others may write are refused.
 *
 * Throws ReceiptsError, and OutputError for what the system refuses.
 */
export async function openReceiptsFile(path: string): Promise<FileHandle> {
  await refuseUnusable(path);
  // A FIFO would keep waiting whoever opens it; a link may have been put there since.
  const { O_RDWR, O_APPEND, O_CREAT, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  let handle: FileHandle;
  try {
    handle = await open(path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_NOFOLLOW, 0o600);
  } catch (error) {
    throw outputError(path, error);
  }
  try {
    refuseStats(path, await handle.stat());
    await flushFolder(dirname(path));
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Throws ReceiptsError where something stands at `path` that is no receipts file to be added to. */
export async function refuseUnusable(path: string): Promise<void> {
  let stats: Stats;
  try {
    stats = await lstat(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw outputError(path, error);
  }
  refuseStats(path, stats);
}

function refuseStats(path: string, stats: Stats): void {
  const refuse = (why: string): never => {
    throw new ReceiptsError(`receipts cannot be added to ${path}: ${why}`);
  };
  if (stats.isSymbolicLink()) refuse("it is a symbolic link; name the file that it leads to");
  if (stats.isDirectory()) refuse("it is a directory");
  if (!stats.isFile()) refuse("it is no regular file");
  if (process.getuid !== undefined && stats.uid !== process.getuid()) {
    refuse("it belongs to another account; each account keeps a file of its own");
  }
  if (process.platform !== "win32" && (stats.mode & 0o022) !== 0) {
    refuse("others may write to it, so that it proves nothing; chmod 600 it after a look at it");
  }
}

/** The name of a new file survives a power loss too, where the system can do that. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows, and some network file systems, flush no folders.
  }
}
