import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SourceBytes } from "../../../src/c1z/reading/source-bytes.js";
import { zstdFrames } from "../../../src/c1z/reading/zstd-frames.js";
import { temporaryFolder } from "../../support/cli.js";

const hex = (text: string) => Buffer.from(text, "hex");
/** A frame with a window of 128 KiB; blocks follow. */
const opening = hex("28b52ffd0038");
const HELLO = Buffer.from("hello");

/** A block of one byte again and again, or of these bytes as they are. */
function block(content: Buffer | { byte: number; count: number }, { isLast = false } = {}): Buffer {
  const [type, size] = Buffer.isBuffer(content) ? [0, content.length] : [1, content.count];
  const head = Buffer.alloc(3);
  head.writeUIntLE((size << 3) | (type << 1) | (isLast ? 1 : 0), 0, 3);
  return Buffer.concat([head, Buffer.isBuffer(content) ? content : Buffer.from([content.byte])]);
}

async function contentOf(...parts: Buffer[]): Promise<string> {
  const path = join(temporaryFolder(), "file");
  writeFileSync(path, Buffer.concat(parts));
  const source = await SourceBytes.open(path);
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of zstdFrames(source, "x")) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces).toString();
  } finally {
    await source.close();
  }
}

describe("the content of zstd frames", () => {
  it("is that of each block of each frame, without what is skipped and what is empty", async () => {
    const last = { isLast: true };
    expect(
      await contentOf(
        opening,
        block(HELLO),
        block(Buffer.alloc(0)),
        block({ byte: 33, count: 3 }, last),
        hex("502a4d1802000000ffff"),
        opening,
        block(HELLO, last),
      ),
    ).toBe("hello!!!hello");
  });

  it.each<[what: string, parts: Buffer[], words: string]>([
    ["nothing", [], "x: is cut: nothing follows its first bytes"],
    ["skipped things alone", [hex("502a4d1800000000")], "x: is cut: nothing follows its first bytes"],
    [
      "a cut block",
      [opening, block(HELLO).subarray(0, 5)],
      "is cut: it ends at byte 11, within the database",
    ],
    ["no last block", [opening, block(HELLO)], "is cut: it ends at byte 14, within the database"],
    [
      "rubbish behind it",
      [opening, block(HELLO, { isLast: true }), HELLO],
      "x: is damaged at byte 14: what follows is not compressed with zstd",
    ],
    [
      "a block of a kind that is none",
      [opening, hex("070000")],
      "x: is damaged at byte 6: a block that cannot be decompressed",
    ],
    [
      "a window beyond any reader's",
      [hex("28b52ffd00f8")],
      "x: was compressed with a window beyond 128 MiB, which no reader of a c1z takes",
    ],
    ["a dictionary", [hex("28b52ffd0138")], "x: is damaged at byte 0: a frame of zstd that no c1z has"],
  ])("is refused: %s", async (_, parts, words) => {
    await expect(contentOf(...parts)).rejects.toThrow(words);
  });

  it("may have as many empty pieces as any writer makes, and no more", async () => {
    const empty = (count: number) => Array<Buffer>(count).fill(block(Buffer.alloc(0)));
    const last = block(HELLO, { isLast: true });
    expect(await contentOf(opening, ...empty(10_000), last)).toBe("hello");
    await expect(contentOf(opening, ...empty(10_001), last)).rejects.toThrow(
      "x: holds more than 10000 pieces with nothing in them, which no c1z does",
    );
  });
});
