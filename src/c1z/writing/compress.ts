import { open } from "node:fs/promises";
import { Zstd } from "@hpcc-js/wasm-zstd";
import xxhash from "xxhash-wasm";
import { MAGIC_V1 } from "../magic.js";

const CHUNK_BYTES = 1024 * 1024;
/** RFC 8878, 3.1.1.1.1: where a frame says, behind its magic number, that it ends in a checksum. */
const DESCRIPTOR = 4;
const HAS_CHECKSUM = 0x04;

/**
 * The c1z of the database at `path`: the magic bytes, and the database in one zstd frame. The frame ends in a checksum,
 * by which its readers know damage that leaves it a frame: the encoder writes none. Throws as reading a file does.
 */
export async function* compressed(path: string): AsyncGenerator<Uint8Array> {
  yield MAGIC_V1;
  const zstd = await Zstd.load();
  zstd.reset();
  const checksum = (await xxhash()).create64();
  const stated = new StatedFrame();
  const handle = await open(path, "r");
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES);
      if (bytesRead === 0) break;
      const bytes = chunk.subarray(0, bytesRead);
      checksum.update(bytes);
      yield stated.piece(zstd.compressChunk(bytes));
    }
    yield stated.piece(zstd.compressEnd());
    yield checksumBytes(checksum.digest());
  } finally {
    await handle.close();
  }
}

/** RFC 8878, 3.1.1: of XXH64 with seed 0 a frame has the lower 32 bits. */
function checksumBytes(sum: bigint): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(Number(BigInt.asUintN(32, sum)));
  return bytes;
}

/** A frame whose header says that a checksum follows. */
class StatedFrame {
  #isBegun = false;

  /** The encoder gives nothing for as long as it has no block, and then the header with it. */
  piece(bytes: Uint8Array): Uint8Array {
    if (this.#isBegun || bytes.length === 0) return bytes;
    this.#isBegun = true;
    const piece = Buffer.from(bytes);
    piece.writeUInt8(piece.readUInt8(DESCRIPTOR) | HAS_CHECKSUM, DESCRIPTOR);
    return piece;
  }
}
