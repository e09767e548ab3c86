import { access, constants, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { SyncFileError } from "./errors.js";
import type { SyncHeader } from "./header.js";
import { readSyncHeader } from "./read.js";
import { locateTarget, outputError } from "./target.js";

/** What stands where a sync file is to be written. */
export type StandingTarget =
  | { kind: "absent" }
  /** A regular file without a byte, such as mktemp makes. */
  | { kind: "empty" }
  /** Its header says whose it is; the records were not looked at. */
  | { kind: "sync file"; header: SyncHeader }
  /** `reason` is a sentence for people that names the file. */
  | { kind: "other file"; reason: string }
  | { kind: "directory" }
  /** Standard output, a FIFO or a device: nothing that could be lost. */
  | { kind: "stream" };

/**
 * Looks at `target` before anything is collected for it.
 *
 * Throws OutputError when its directory does not exist or may not be written.
 */
export async function inspectTarget(target: string): Promise<StandingTarget> {
  const located = await locateTarget(target);
  switch (located.kind) {
    case "standard output":
    case "stream":
      return { kind: "stream" };
    case "directory":
      return { kind: "directory" };
    case "file":
      try {
        await access(dirname(located.path), constants.W_OK | constants.X_OK);
      } catch (error) {
        throw outputError(target, error);
      }
      return located.exists ? inspectFile(target) : { kind: "absent" };
  }
}

async function inspectFile(target: string): Promise<StandingTarget> {
  try {
    if ((await stat(target)).size === 0) return { kind: "empty" };
    return { kind: "sync file", header: await readSyncHeader(target) };
  } catch (error) {
    if (error instanceof SyncFileError) return { kind: "other file", reason: error.message };
    throw outputError(target, error);
  }
}
