import { appendFileSync } from "node:fs";
import sqlite from "node-sqlite3-wasm";
import { C1zError } from "./errors.js";

/** As much as no page of SQLite, and no block of a disk, is larger than. */
const PROBE_BYTES = 64 * 1024;

/** What `work` returns. Throws C1zError, with the name of the c1z, for what SQLite cannot read. */
export function readable<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof sqlite.SQLite3Error)) throw cause;
    throw new C1zError(`${name}: the database in it cannot be read: ${cause.message}`, { cause });
  }
}

/**
 * Why the database at `path` could not be written: SQLite says of every such failure that it is one, and the disk says
 * why, to whoever asks it once more. The error itself where the disk has no objection.
 */
export function writeFailure(path: string, error: Error): unknown {
  try {
    appendFileSync(path, Buffer.alloc(PROBE_BYTES));
    return error;
  } catch (cause) {
    return cause;
  }
}
