import type { ByteText } from "../export/byte-text.js";
import type { WriteChunk } from "../sync-file/replace-file.js";
import { fillStream } from "../sync-file/write-stream.js";
import type { CommandContext } from "./context.js";

/** Fast to write, small to hold. */
const BATCH_BYTES = 64 * 1024;
/** A UTF-16 code unit never takes more than three bytes of UTF-8: so long a piece fits behind a batch that is not full. */
const LONGEST_PIECE = 128 * 1024;

/**
 * Writes text to standard output, about 64 KB at a time, each when the one before is taken: what makes the pieces
 * goes no faster than what reads them.
 *
 * Throws OutputClosedError when the reader went away, OutputError, what the pieces throw, and the reason to stop.
 */
export async function writeOutput(
  { io, signal }: Pick<CommandContext, "io" | "signal">,
  pieces: Iterable<string> | AsyncIterable<string | ByteText>,
): Promise<void> {
  await fillStream(io.stdout, (write) => writePieces(pieces, { write, signal }));
}

/**
 * Writes text about 64 KB at a time. Throws what `write` and the pieces throw, and the reason to stop. What `write` is
 * given is its own until it has resolved. Measured: bytes of their own for each batch take twice as long as the text.
 */
export async function writePieces(
  pieces: Iterable<string> | AsyncIterable<string | ByteText>,
  { write, signal }: { write: WriteChunk; signal: AbortSignal },
): Promise<void> {
  const buffer = Buffer.allocUnsafe(BATCH_BYTES + 3 * LONGEST_PIECE);
  let used = 0;
  const flush = async () => {
    if (used > 0) await write(buffer.subarray(0, used));
    used = 0;
  };
  for await (const piece of pieces) {
    signal.throwIfAborted();
    if (piece.length > LONGEST_PIECE) {
      await flush();
      await write(typeof piece === "string" ? Buffer.from(piece) : Buffer.from(piece.bytes, "latin1"));
      continue;
    }
    used += typeof piece === "string" ? buffer.write(piece, used) : buffer.write(piece.bytes, used, "latin1");
    if (used >= BATCH_BYTES) await flush();
  }
  await flush();
}
