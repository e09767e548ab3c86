import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { C1zError } from "../errors.js";
import { MAGIC_V1, MAGIC_V3 } from "../magic.js";
import { databaseError } from "../working-folder.js";
import { SourceBytes } from "./source-bytes.js";
import { zstdFrames } from "./zstd-frames.js";

/** As the SDK's own reader. */
const SIZE_LIMIT_BYTES = 10 * 1024 ** 3;
const HEADER = "SQLite format 3\0";
const BATCH_BYTES = 1024 * 1024;

/**
 * Puts the database of the v1 c1z at `path` into a new file, for its owner alone. Memory does not grow with it.
 *
 * Throws C1zError when it is none, is cut or damaged, or becomes more than its database says or 10 GiB; OutputError when the new file cannot
 * be written; the signal's reason when aborted.
 */
export async function decompressC1z(
  path: string,
  { into, signal }: { into: string; signal: AbortSignal },
): Promise<void> {
  const source = await SourceBytes.open(path);
  try {
    refuseOtherKind(await source.upTo(MAGIC_V1.length), path);
    await writeAll(zstdFrames(source, path), { path, into, signal });
  } finally {
    await source.close();
  }
}

function refuseOtherKind(start: Buffer, name: string): void {
  if (start.equals(MAGIC_V1)) return;
  if (start.equals(MAGIC_V3)) {
    throw new C1zError(
      `${name}: is a c1z of version 3, which only Baton's own tools read: ` +
        "`baton export c1z`, or a connector run with --storage-engine sqlite, makes one of version 1",
    );
  }
  throw new C1zError(`${name}: ${start.length === 0 ? "is empty" : "is no c1z"}`);
}

async function writeAll(
  pieces: AsyncIterable<Uint8Array>,
  { path, into, signal }: { path: string; into: string; signal: AbortSignal },
): Promise<void> {
  const onDisk = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (cause) {
      throw databaseError(dirname(into), cause);
    }
  };
  const handle = await onDisk(open(into, "wx", 0o600));
  try {
    let size = 0;
    let limit: number | undefined;
    for await (const batch of batches(pieces)) {
      signal.throwIfAborted();
      size += batch.length;
      if (size > SIZE_LIMIT_BYTES)
        throw new C1zError(`${path}: holds more than 10 GiB, which no reader takes`);
      limit ??= statedBytes(batch, path);
      if (size > limit) {
        throw new C1zError(
          `${path}: is damaged: it holds more than the ${limit} bytes that its database has`,
        );
      }
      await onDisk(handle.appendFile(batch));
    }
    if (limit === undefined) throw noDatabase(path);
  } finally {
    await handle.close();
  }
}

/** Many small pieces are written at once. */
async function* batches(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    size += piece.length;
    if (size < BATCH_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

/**
 * How many bytes a database says that it has, in the first 100 of them: pages, and how long one is. Without limit where
 * it says nothing that SQLite would believe. https://www.sqlite.org/fileformat.html#in_header_database_size
 */
function statedBytes(start: Buffer, name: string): number {
  if (start.length < 100 || start.toString("latin1", 0, HEADER.length) !== HEADER) throw noDatabase(name);
  const pageBytes = start.readUInt16BE(16);
  const pages = start.readUInt32BE(28);
  const isBelieved = pages > 0 && start.readUInt32BE(24) === start.readUInt32BE(92);
  return isBelieved ? pages * (pageBytes === 1 ? 65_536 : pageBytes) : SIZE_LIMIT_BYTES;
}

function noDatabase(name: string): C1zError {
  return new C1zError(`${name}: what it holds is no SQLite database`);
}
