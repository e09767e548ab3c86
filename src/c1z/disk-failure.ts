import { appendFileSync } from "node:fs";

/** As much as no page of SQLite, and no block of a disk, is larger than. */
const PROBE_BYTES = 64 * 1024;

/**
 * SQLite says of every failure to write that it is one; the disk says why, to whoever asks it once more: the error with
 * which it takes no more of the file, which nobody needs now. `undefined` where it does.
 */
export function diskFailure(path: string): unknown {
  try {
    appendFileSync(path, Buffer.alloc(PROBE_BYTES));
    return undefined;
  } catch (cause) {
    return cause;
  }
}
