import { rm } from "node:fs/promises";
import { outputError } from "../sync-file/target.js";

/** Removes a file; one that is gone already is no error. Throws OutputError. */
export async function removeFile(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    throw outputError(path, error);
  }
}
