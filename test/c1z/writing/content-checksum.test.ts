import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ContentChecksum } from "../../../src/c1z/writing/content-checksum.js";

function checksumOf(...pieces: readonly Uint8Array[]): string {
  const checksum = new ContentChecksum();
  for (const piece of pieces) checksum.add(piece);
  return checksum.finish().reverse().toString("hex");
}

describe("the checksum of what a frame holds", () => {
  // The lower half of XXH64 with seed 0, as xxHash's own programs tell it.
  it.each([
    ["", "51d8e999"],
    ["a", "a98c6e5b"],
    ["abc", "ad770999"],
    ["Nobody inspects the spammish repetition", "8a378bf1"],
  ])("of %j is %s", (text, sum) => {
    expect(checksumOf(Buffer.from(text))).toBe(sum);
  });

  it("is the same in whatever pieces it comes", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 8 }), (pieces) => {
        expect(checksumOf(...pieces)).toBe(checksumOf(Buffer.concat(pieces)));
      }),
    );
  });
});
