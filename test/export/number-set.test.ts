import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NumberSet } from "../../src/export/number-set.js";

describe("a set of numbers", () => {
  it("holds what was added, once", () => {
    const numbers = fc.array(fc.nat({ max: 5000 }));
    fc.assert(
      fc.property(numbers, fc.nat({ max: 10_000 }), (added, asked) => {
        const set = new NumberSet();
        for (const number of added) set.add(number);
        expect([set.size, set.has(asked)]).toEqual([new Set(added).size, added.includes(asked)]);
      }),
    );
  });
});
