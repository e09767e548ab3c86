import type { ByteText } from "../../export/byte-text.js";
import { plainText } from "../../model/plain-text.js";
import { inspectTarget } from "../../sync-file/inspect-target.js";
import type { Lock } from "../../sync-file/lock.js";
import { lockTarget } from "../../sync-file/lock-target.js";
import { replaceFile, type WriteChunk } from "../../sync-file/replace-file.js";
import { locateTarget } from "../../sync-file/target.js";
import { fillDevice } from "../../sync-file/write-stream.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { writeOutput, writePieces } from "../output.js";

/** Where an export goes. `path` of a file is where its symbolic links end. */
export type OutputPlace =
  | { kind: "standard output" }
  | { kind: "stream"; path: string }
  | { kind: "file"; path: string; lock?: Lock };

/**
 * Finds out where `out` leads, before anything is read for it. An export, or anything else, is replaced as a shell
 * would; a sync file never is: it would be the only one of its night.
 *
 * Throws UsageError, and OutputError when its directory does not exist or may not be written.
 */
export async function choosePlace(out = "-"): Promise<OutputPlace> {
  if (out === "") throw new UsageError("--out names no file");
  const located = await locateTarget(out);
  if (located.kind === "directory") throw new UsageError(`${out} is a directory: --out names a file`);
  if (located.kind !== "file") return located;
  const standing = await inspectTarget(out);
  if (standing.kind === "sync file") {
    throw new UsageError(`${out} is a sync file, and would be replaced: name another --out`);
  }
  return { kind: "file", path: located.path };
}

/**
 * The same place, held for this run alone until it is released; what killed runs left beside it is removed. For an
 * export that lays more there than the file. Throws LockedError besides.
 */
export async function holdPlace(out = "-"): Promise<OutputPlace> {
  const lock = await lockTarget(out, { holder: "run" });
  try {
    // A sync may have put its file there before the lock was ours.
    const place = await choosePlace(out);
    return place.kind === "file" && lock !== undefined ? { ...place, lock } : place;
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

export async function releasePlace(place: OutputPlace): Promise<void> {
  if (place.kind === "file") await place.lock?.release();
}

/**
 * Writes an export. A file is replaced as a whole or not at all, and readable by its owner alone. Returns its bytes.
 *
 * Throws as `writeOutput` does.
 */
export async function writeTo(
  place: OutputPlace,
  pieces: AsyncIterable<string | ByteText>,
  context: Pick<CommandContext, "io" | "signal">,
): Promise<number> {
  let size = 0;
  const fill = (write: WriteChunk) =>
    writePieces(pieces, {
      signal: context.signal,
      write(chunk) {
        size += chunk.length;
        return write(chunk);
      },
    });
  switch (place.kind) {
    case "standard output":
      await writeOutput(context, context.io.stdout.isTTY ? shown(pieces) : pieces);
      break;
    case "stream":
      await fillDevice(place.path, fill);
      break;
    case "file":
      await replaceFile(place.path, fill, {
        async beforeReplace() {
          await place.lock?.check();
          context.signal.throwIfAborted();
        },
      });
      break;
  }
  return size;
}

/** On a terminal nothing that a name holds may be obeyed: what is shown there is not what a program would read. */
async function* shown(pieces: AsyncIterable<string | ByteText>): AsyncGenerator<string> {
  for await (const piece of pieces) yield piece.toString().split(/\r?\n/).map(plainText).join("\n");
}
