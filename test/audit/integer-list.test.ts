import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IntegerList } from "../../src/audit/integer-list.js";

/** Between two doublings, at one, and behind one. */
const lengths = fc.constantFrom(0, 1, 1023, 1024, 1025, 2048, 2049, 5000);

describe("a list of integers", () => {
  it("gives back what was put in, however long it grows", () => {
    fc.assert(
      fc.property(lengths, fc.integer(), (length, seed) => {
        const items = Array.from({ length }, (_, index) => Math.imul(index + 1, seed));
        const list = new IntegerList();
        for (const item of items) list.push(item);
        expect(list.length).toBe(length);
        expect(items.map((_, index) => list.at(index))).toEqual(items);
      }),
      { numRuns: 30 },
    );
  });

  it.each([1, 5, 1024, -1])("has nothing at %i, where nothing was put", (index) => {
    const list = new IntegerList();
    list.push(7);
    expect(list.at(index)).toBe(-1);
  });
});
