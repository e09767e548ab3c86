import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { outputError } from "../../sync-file/target.js";
import { C1zDatabase } from "./c1z-database.js";
import { decompressC1z } from "./decompress.js";

/**
 * Lets `use` read the v1 c1z at `path`. Its database lies in a folder of its own within `folder`, for its owner alone,
 * that is gone at the end, whatever that is.
 *
 * Throws C1zError, OutputError, the signal's reason when aborted, and what `use` throws.
 */
export async function withC1z<Result>(
  path: string,
  { folder, signal }: { folder: string; signal: AbortSignal },
  use: (database: C1zDatabase) => Promise<Result>,
): Promise<Result> {
  const place = await madeIn(folder);
  try {
    const file = join(place, "sync.db");
    await decompressC1z(path, { into: file, signal });
    const database = C1zDatabase.open(file, path);
    try {
      return await use(database);
    } finally {
      database.close();
    }
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function madeIn(folder: string): Promise<string> {
  try {
    return await mkdtemp(join(folder, ".jc-connector-c1z-"));
  } catch (error) {
    throw outputError(folder, error);
  }
}
