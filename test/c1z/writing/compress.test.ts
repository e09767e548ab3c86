import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { C1zError } from "../../../src/c1z/errors.js";
import { MAGIC_V1 } from "../../../src/c1z/magic.js";
import { SourceBytes } from "../../../src/c1z/reading/source-bytes.js";
import { zstdFrames } from "../../../src/c1z/reading/zstd-frames.js";
import { compressed } from "../../../src/c1z/writing/compress.js";
import { temporaryFolder } from "../../support/cli.js";

async function c1zOf(content: Uint8Array): Promise<Buffer> {
  const path = join(temporaryFolder(), "content");
  writeFileSync(path, content);
  const pieces: Buffer[] = [];
  for await (const piece of compressed(path)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

async function contentOf(c1z: Uint8Array): Promise<Buffer> {
  const path = join(temporaryFolder(), "frames");
  writeFileSync(path, c1z.subarray(MAGIC_V1.length));
  const source = await SourceBytes.open(path);
  try {
    const pieces: Buffer[] = [];
    for await (const piece of zstdFrames(source, "frames")) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces);
  } finally {
    await source.close();
  }
}

describe("a compressed database", () => {
  it("is what it was, by a checksum that the decoder of zstd agrees with", async () => {
    // More than a chunk, whole stripes of the checksum and what is left over of them.
    const sizes = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(128 * 1024, 1024 * 1024 + 37));
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 255 }), async (size, step) => {
        const content = Buffer.from(Uint8Array.from({ length: size }, (_, index) => (index * step) >> 3));
        expect((await contentOf(await c1zOf(content))).equals(content)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it("is never read as another where a bit of it is", async () => {
    const content = Buffer.from(Array.from({ length: 200 }, (_, index) => `user:${index * 7919}`).join());
    const c1z = await c1zOf(content);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: c1z.length - 1 }), fc.nat(7), async (at, bit) => {
        const flipped = Buffer.from(c1z);
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
        const outcome = await contentOf(flipped).catch((error: unknown) => error);
        if (outcome instanceof Buffer) expect(outcome.equals(content)).toBe(true);
        else expect(outcome).toBeInstanceOf(C1zError);
      }),
      { numRuns: 150 },
    );
  });
});
