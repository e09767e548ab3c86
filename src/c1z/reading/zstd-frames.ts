import { Zstd } from "@hpcc-js/wasm-zstd";
import { C1zError } from "../errors.js";
import type { SourceBytes } from "./source-bytes.js";

/** RFC 8878: no block holds more, or becomes more. */
const BLOCK_BYTES = 128 * 1024;
const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
/** As the SDK's own reader, and zstd's: a frame that looks back farther would take that much memory. */
const WINDOW_LIMIT_BYTES = 128 * 1024 * 1024;
/** Frames and blocks that hold nothing: each takes time, and a few bytes of the file. */
const EMPTY_LIMIT = 10_000;
/** One frame of the byte "x". */
const PROBE = Buffer.from("28b52ffd200109000078", "hex");

/**
 * The content of zstd frames, one after the other, a block at a time.
 *
 * The decoder that is used takes whatever does not fit into the room it is given as lost, and calls something damaged
 * nothing: so it is given one block at a time, which has a limit, and what comes of it is checked.
 *
 * Throws C1zError when they are cut, damaged, none at all, or need more memory than a c1z may.
 */
export async function* zstdFrames(source: SourceBytes, name: string): AsyncGenerator<Uint8Array> {
  const zstd = await Zstd.load();
  let frames = 0;
  let empty = 0;
  const countEmpty = () => {
    empty += 1;
    if (empty > EMPTY_LIMIT) {
      throw new C1zError(
        `${name}: holds more than ${EMPTY_LIMIT} pieces with nothing in them, which no c1z does`,
      );
    }
  };
  for (;;) {
    const start = source.position;
    const fail = (problem: string) => new C1zError(`${name}: is damaged at byte ${start}: ${problem}`);
    const magic = Buffer.from(await source.upTo(4));
    if (magic.length === 0) break;
    if (magic.length < 4) throw new C1zError(`${name}: is cut: it ends at byte ${source.position}`);
    const kind = magic.readUInt32LE();
    if ((kind & 0xfffffff0) >>> 0 === SKIPPABLE) {
      countEmpty();
      await skip(source);
    } else if (kind === FRAME) {
      for await (const content of frame(zstd, source, { name, fail })) {
        if (content.length > 0) yield content;
        else countEmpty();
      }
    } else throw fail("what follows is not compressed with zstd");
    frames += kind === FRAME ? 1 : 0;
  }
  if (frames === 0) throw new C1zError(`${name}: is cut: nothing follows its first bytes`);
}

async function skip(source: SourceBytes): Promise<void> {
  let rest = (await source.take(4)).readUInt32LE();
  while (rest > 0) rest -= (await source.take(Math.min(rest, BLOCK_BYTES))).length;
}

type Fail = (problem: string) => C1zError;

async function* frame(
  zstd: Zstd,
  source: SourceBytes,
  { name, fail }: { name: string; fail: Fail },
): AsyncGenerator<Uint8Array> {
  const { bytes, windowBytes, hasChecksum } = await frameHeader(source, fail);
  if (windowBytes > WINDOW_LIMIT_BYTES) {
    throw new C1zError(
      `${name}: was compressed with a window beyond 128 MiB, which no reader of a c1z takes`,
    );
  }
  const decode = (piece: Uint8Array) => zstd.decompressChunk(piece, BLOCK_BYTES);
  zstd.reset();
  decode(bytes);
  for (let isLast = false; !isLast; ) {
    const at = source.position;
    const head = Buffer.from(await source.take(3));
    const bits = head.readUIntLE(0, 3);
    isLast = (bits & 1) === 1;
    const [type, size] = [(bits >> 1) & 3, bits >> 3];
    const isStated = type === 0 || type === 1;
    const damaged = new C1zError(`${name}: is damaged at byte ${at}: a block that cannot be decompressed`);
    if (type === 3 || size > BLOCK_BYTES) throw damaged;
    const block = Buffer.concat([head, await source.take(type === 1 ? 1 : size)]);
    const content = decode(block);
    if (isStated ? content.length !== size : content.length === 0) throw damaged;
    yield content;
  }
  if (!hasChecksum) return;
  // The decoder tells of a false checksum only by what it does next.
  decode(await source.take(4));
  if (decode(PROBE).length !== 1) throw fail("the checksum of what it holds is another");
}

interface FrameHeader {
  /** As the decoder wants it. */
  bytes: Buffer;
  windowBytes: number;
  hasChecksum: boolean;
}

async function frameHeader(source: SourceBytes, fail: Fail): Promise<FrameHeader> {
  const [descriptor = 0] = await source.take(1);
  const isSingle = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  if (dictionaryBytes > 0 || (descriptor & 0x08) !== 0) throw fail("a frame of zstd that no c1z has");
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const rest = Buffer.from(await source.take((isSingle ? 0 : 1) + sizeBytes));
  const bytes = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, descriptor]), rest]);
  const hasChecksum = (descriptor & 0x04) !== 0;
  if (!isSingle) return { bytes, hasChecksum, windowBytes: windowOf(rest[0] ?? 0) };
  // Without a window the whole content is one; of two bytes, 256 are not counted.
  const stated = sizeBytes === 8 ? Number(rest.readBigUInt64LE()) : rest.readUIntLE(0, sizeBytes);
  return { bytes, hasChecksum, windowBytes: sizeBytes === 2 ? stated + 256 : stated };
}

function windowOf(byte: number): number {
  const base = 2 ** (10 + (byte >> 3));
  return base + (base / 8) * (byte & 7);
}
