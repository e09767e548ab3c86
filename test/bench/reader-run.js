import { closeSync, openSync } from "node:fs";
import { CLI, measure, programPath } from "./measure.js";

/** `diff` ends with 1 where something changed, `audit` where it found something. */
const READER_CODES = [0, 1];

/** @typedef {{ first: string, second: string, person: string }} ReaderFiles two sync files, and who is in the first */

/**
 * Runs a reader, whose standard output goes into the file `out`, or nowhere.
 *
 * @param {import("./reader-commands.js").ReaderCommand} command
 * @param {ReaderFiles} files
 * @param {string} [out]
 */
export function runReader({ args }, files, out) {
  return measureInto(out, [CLI, ...args(files), "--quiet"]);
}

/**
 * Runs the floor of readers of `reads`, which write so many rows and bytes.
 *
 * @param {{ reads: readonly ("first" | "second")[], written: { rows: number, bytes: number } }} floor
 * @param {ReaderFiles} files
 * @param {string} [out]
 */
export function runReaderFloor({ reads, written }, files, out) {
  const order = { files: reads.map((which) => files[which]), keys: written.rows, bytes: written.bytes };
  return measureInto(out, [programPath("floor-reader.js"), JSON.stringify(order)]);
}

async function measureInto(out, args) {
  if (out === undefined) return measure(args, { codes: READER_CODES });
  const stdout = openSync(out, "w");
  try {
    return await measure(args, { stdout, codes: READER_CODES });
  } finally {
    closeSync(stdout);
  }
}
