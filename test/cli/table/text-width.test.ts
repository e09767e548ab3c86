import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitted, padded, widthOf } from "../../../src/cli/table/text-width.js";

describe("the width of", () => {
  it.each([
    ["letters", "abc", 3],
    ["wide letters", "相田 愛子", 9],
    ["a letter with a mark of its own", "e\u0301", 1],
    ["an emoji", "🚀", 2],
    ["a family", "👩‍👩‍👧", 2],
    ["colours", "\u001b[1mabc\u001b[22m", 3],
    ["nothing", "", 0],
  ])("%s", (_, text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe("a text fitted to a width", () => {
  it.each([
    ["stays when it fits", "abcd", 4, "abcd"],
    ["ends with what shows that it was longer", "abcde", 4, "abc…"],
    ["never has half a wide letter", "相田愛子", 4, "相…"],
    ["keeps marks with their letters", "e\u0301e\u0301e\u0301", 2, "e\u0301…"],
    ["keeps a family together", "👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"],
    ["has no blank before the end", "ab cde", 4, "ab…"],
    ["is at least that there is something", "abc", 1, "…"],
  ])("%s", (_, text, width, shown) => {
    expect(fitted(text, width)).toBe(shown);
  });

  it("is never wider, and padded it is never narrower", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, width) => {
        const shown = fitted(text, width);
        expect(widthOf(shown)).toBeLessThanOrEqual(width);
        expect(widthOf(padded(shown, { width, align: "left" }))).toBe(width);
      }),
    );
  });
});

describe("a padded text", () => {
  it("has its blanks where it is not", () => {
    expect(padded("田", { width: 4, align: "left" })).toBe("田  ");
    expect(padded("\u001b[1m7\u001b[22m", { width: 3, align: "right" })).toBe("  \u001b[1m7\u001b[22m");
    expect(padded("abc", { width: 2, align: "left" })).toBe("abc");
  });
});
