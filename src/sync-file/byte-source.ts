import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { SyncFileError } from "./errors.js";
import { describeSystemError } from "./system-error.js";

/** Measured: larger pieces are no faster and hold more. */
const CHUNK_BYTES = 64 * 1024;

/** What messages call a path. */
export function inputName(path: string): string {
  return path === "-" ? "standard input" : path;
}

/**
 * The bytes of a file, or of `stdin` where `path` is `-`; those that gzip made, known by their first two bytes,
 * are decompressed. Stopping early closes what is open.
 *
 * Throws SyncFileError when it cannot be read or decompressed.
 */
export async function* readBytes(path: string, stdin: Readable): AsyncGenerator<Buffer> {
  const bytes = withWholeStart(path === "-" ? streamBytes(stdin) : fileBytes(path));
  try {
    const first = await bytes.next();
    if (first.done) return;
    const all = prepended(first.value, bytes);
    const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
    yield* isGzip ? gunzipped(all) : all;
  } catch (error) {
    const reason = describeSystemError(error, "the file does not exist");
    throw new SyncFileError(`cannot read ${inputName(path)}: ${reason}`, { cause: error });
  } finally {
    // A writer that says nothing more must not keep waiting whoever has seen enough.
    if (path === "-") stdin.destroy();
    await bytes.return(undefined);
  }
}

async function* fileBytes(path: string): AsyncGenerator<Buffer> {
  const handle = await open(path, "r");
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function* streamBytes(stream: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of stream) yield Buffer.from(chunk);
}

/** Joins the first pieces until there are two bytes to recognise gzip by: a pipe may deliver one at a time. */
async function* withWholeStart(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < 2) continue;
    yield start;
    start = undefined;
  }
  if (start !== undefined && start.length > 0) yield start;
}

async function* prepended(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* gunzipped(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  let fed = 0;
  const counted = async function* () {
    for await (const chunk of bytes) {
      fed += chunk.length;
      yield chunk;
    }
  };
  // Errors of the feeding come out of `gunzip` itself, where they are thrown.
  pipeline(counted(), gunzip).catch(() => undefined);
  try {
    yield* gunzip;
  } finally {
    gunzip.destroy();
  }
  // zlib passes over what follows the compressed data when it begins with a zero.
  if (gunzip.bytesWritten !== fed) throw new Error("something follows the compressed data");
}
