import { open } from "node:fs/promises";
import { OutputError } from "../sync-file/errors.js";
import { replaceFile, type WriteChunk } from "../sync-file/replace-file.js";
import { locateTarget, outputError } from "../sync-file/target.js";
import { fillDevice } from "../sync-file/write-stream.js";
import { printResult, RESULT_START } from "./print-result.js";
import type { Reconciliation } from "./reconciliation.js";

/**
 * Makes sure that nothing but an older result would be lost at `target`, before anything is read for it.
 *
 * Throws OutputError: something else stands there, or it cannot be written.
 */
export async function checkResultTarget(target: string): Promise<void> {
  const located = await locateTarget(target);
  if (located.kind === "directory") throw new OutputError(`cannot write ${target}: it is a directory`);
  if (located.kind === "standard output") {
    throw new OutputError("cannot write the result to standard output: --format json prints it there");
  }
  if (located.kind !== "file" || !located.exists) return;
  const start = await startOf(located.path, RESULT_START.length);
  if (start === "" || start === RESULT_START) return;
  throw new OutputError(`cannot write ${target}: something else than a result of reconcile stands there`);
}

async function startOf(path: string, length: number): Promise<string> {
  try {
    const handle = await open(path, "r");
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
      return buffer.toString("utf8", 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw outputError(path, error);
  }
}

/**
 * Writes a result, readable by its owner alone; a reader sees the old one or the whole new one. Throws OutputError.
 */
export async function writeResult(target: string, reconciliation: Reconciliation): Promise<void> {
  const located = await locateTarget(target);
  const fill = async (write: WriteChunk) => {
    for (const piece of printResult(reconciliation)) await write(Buffer.from(piece));
  };
  if (located.kind === "file") await replaceFile(located.path, fill);
  if (located.kind === "stream") await fillDevice(located.path, fill);
}
