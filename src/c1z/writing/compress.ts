import { open } from "node:fs/promises";
import { Zstd } from "@hpcc-js/wasm-zstd";
import { MAGIC_V1 } from "../magic.js";

const CHUNK_BYTES = 1024 * 1024;

/** The c1z of the database at `path`: the magic bytes, and the database in one zstd frame. Throws as reading a file does. */
export async function* compressed(path: string): AsyncGenerator<Uint8Array> {
  yield MAGIC_V1;
  const zstd = await Zstd.load();
  zstd.reset();
  const handle = await open(path, "r");
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES);
      if (bytesRead === 0) break;
      yield zstd.compressChunk(chunk.subarray(0, bytesRead));
    }
    yield zstd.compressEnd();
  } finally {
    await handle.close();
  }
}
