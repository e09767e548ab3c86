import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextPool } from "../../src/access/text-pool.js";

describe("a pool of texts", () => {
  it("gives back equal texts, however many there were", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const pool = new TextPool();
        for (let number = 0; number < 5000; number += 1) pool.share(`filler ${number}`);
        expect(texts.map((text) => pool.share(text))).toEqual(texts);
      }),
      { numRuns: 20 },
    );
  });
});
