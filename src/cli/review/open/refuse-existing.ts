import { lstat } from "node:fs/promises";
import { errorCode } from "../../../sync-file/system-error.js";
import { outputError } from "../../../sync-file/target.js";
import { UsageError } from "../../errors.js";

/** Nothing of a review is ever overwritten. Throws UsageError, and OutputError where nothing can be put. */
export async function refuseExisting(folder: string): Promise<void> {
  try {
    await lstat(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw outputError(folder, error);
  }
  throw new UsageError(`${folder} is there already: a review is opened once; give this one another name`);
}
