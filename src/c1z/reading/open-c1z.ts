import { rm } from "node:fs/promises";
import { join } from "node:path";
import { C1zDatabase } from "./c1z-database.js";
import { decompressC1z } from "./decompress.js";

/**
 * Lets `use` read the v1 c1z at `path`. Its database lies in `folder`, a working folder, and is gone at the end, whatever
 * that is.
 *
 * Throws C1zError, OutputError, the signal's reason when aborted, and what `use` throws.
 */
export async function withC1z<Result>(
  path: string,
  { folder, signal }: { folder: string; signal: AbortSignal },
  use: (database: C1zDatabase) => Promise<Result>,
): Promise<Result> {
  const file = join(folder, "sync.db");
  try {
    await decompressC1z(path, { into: file, signal });
    const database = await C1zDatabase.open(file, { name: path, signal });
    try {
      return await use(database);
    } finally {
      database.close();
    }
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}
