import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { OutputError } from "./errors.js";
import { type Patience, patiently } from "./patiently.js";
import { errorCode } from "./system-error.js";
import { outputError } from "./target.js";
import { temporaryName } from "./temporary-name.js";

/** Writes one piece; resolves when its bytes are not looked at any more, which may then be others, and the next may come. */
export type WriteChunk = (chunk: Uint8Array) => Promise<void>;

export interface ReplaceOptions {
  /**
   * Awaited when the new file is whole and on the disk, before every attempt to put it in the old one's place. When it
   * rejects, the old one stays: here a lock is checked.
   */
  beforeReplace?(): Promise<void>;
  /** Who may read the file, whatever the umask says. Default: its owner alone. */
  mode?: number;
  patience?: Partial<Patience>;
}

/**
 * Puts a new file at `path`, readable by its owner alone where no `mode` is given: a reader sees the file that stood
 * there or the whole new one, whatever happens in between. On any error the temporary file beside it is removed and the
 * old one stays.
 *
 * Throws OutputError, and what `fill` and `beforeReplace` throw.
 */
export async function replaceFile(
  path: string,
  fill: (write: WriteChunk) => Promise<void>,
  options: ReplaceOptions = {},
): Promise<void> {
  const onDisk = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      throw outputError(path, error);
    }
  };
  const temporary = temporaryName(path, randomBytes(6).toString("hex"));
  const handle = await onDisk(open(temporary, "wx", 0o600));
  try {
    try {
      await fill((chunk) => onDisk(handle.appendFile(chunk)));
      if (options.mode !== undefined) await onDisk(handle.chmod(options.mode));
      await onDisk(handle.sync());
    } finally {
      await onDisk(handle.close());
    }
    await putInPlace(temporary, path, options);
  } catch (error) {
    // What went wrong first is what has to be told; the next run removes what could not be removed here.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncDirectory(dirname(path));
}

async function putInPlace(
  temporary: string,
  path: string,
  { beforeReplace, patience }: ReplaceOptions,
): Promise<void> {
  try {
    await patiently(async () => {
      await beforeReplace?.();
      await rename(temporary, path);
    }, patience);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code !== "ENOENT") throw outputError(path, error);
    // Whoever takes a lock over removes the temporary file of its former holder: then the check tells so.
    await beforeReplace?.();
    const reason = "its temporary file, or the directory, was taken away";
    throw new OutputError(`cannot write ${path}: ${reason}`, { cause: error });
  }
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
