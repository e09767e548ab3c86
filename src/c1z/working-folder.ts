import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { locateTarget, workError } from "../sync-file/target.js";
import { workingFolderName } from "../sync-file/temporary-name.js";

/**
 * Lets `use` have a folder, for its owner alone, that is gone at the end: beside the file that `target` is or becomes,
 * where there is room for it, and where whoever holds the target's lock removes what a killed run left; for a stream
 * among the system's temporary files.
 *
 * Throws OutputError, and what `use` throws.
 */
export async function withWorkingFolder<Result>(
  target: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await madeFor(target);
  try {
    return await use(folder);
  } finally {
    await removed(folder);
  }
}

/** The same for what comes in pieces. */
export async function* inWorkingFolder<Piece>(
  target: string,
  pieces: (folder: string) => AsyncIterable<Piece>,
): AsyncGenerator<Piece> {
  const folder = await madeFor(target);
  try {
    yield* pieces(folder);
  } finally {
    await removed(folder);
  }
}

/** Why there is no database in `folder`: names the place that is full, or may not be written. */
export function databaseError(folder: string, cause: unknown) {
  return workError(dirname(folder), "the database of a c1z", cause);
}

async function madeFor(target: string): Promise<string> {
  const located = await locateTarget(target);
  if (located.kind !== "file") {
    const start = join(tmpdir(), "jc-connector-c1z-");
    return mkdtemp(start).catch((cause) => Promise.reject(databaseError(start, cause)));
  }
  const folder = workingFolderName(located.path, randomBytes(6).toString("hex"));
  await mkdir(folder, { mode: 0o700 }).catch((cause) => Promise.reject(databaseError(folder, cause)));
  return folder;
}

/** What went wrong first is what has to be told; the next run removes what could not be removed here. */
async function removed(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}
