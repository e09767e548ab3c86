import type { WriteChunk } from "../sync-file/replace-file.js";
import { fillStream } from "../sync-file/write-stream.js";
import type { CommandContext } from "./context.js";

/** Fast to write, small to hold. */
const BATCH_CHARACTERS = 64 * 1024;

/**
 * Writes text to standard output, about 64 KB at a time, each when the one before is taken: what makes the pieces
 * goes no faster than what reads them.
 *
 * Throws OutputClosedError when the reader went away, OutputError, what the pieces throw, and the reason to stop.
 */
export async function writeOutput(
  { io, signal }: Pick<CommandContext, "io" | "signal">,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  await fillStream(io.stdout, (write) => writePieces(pieces, { write, signal }));
}

/** Writes text about 64 KB at a time. Throws what `write` and the pieces throw, and the reason to stop. */
export async function writePieces(
  pieces: Iterable<string> | AsyncIterable<string>,
  { write, signal }: { write: WriteChunk; signal: AbortSignal },
): Promise<void> {
  let waiting: string[] = [];
  let characters = 0;
  for await (const piece of pieces) {
    signal.throwIfAborted();
    waiting.push(piece);
    characters += piece.length;
    if (characters < BATCH_CHARACTERS) continue;
    await write(Buffer.from(waiting.join("")));
    waiting = [];
    characters = 0;
  }
  if (characters > 0) await write(Buffer.from(waiting.join("")));
}
