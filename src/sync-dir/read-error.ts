import { SyncFileError } from "../sync-file/errors.js";
import { describeSystemError } from "../sync-file/system-error.js";

/** The SyncFileError for a failure of the operating system while reading `path`. */
export function readError(path: string, cause: unknown): SyncFileError {
  const reason = describeSystemError(cause, "it does not exist");
  return new SyncFileError(`cannot read ${path}: ${reason}`, { cause });
}
