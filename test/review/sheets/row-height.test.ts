import { describe, expect, it } from "vitest";
import { rowHeight } from "../../../src/review/sheets/row-height.js";

describe("the height of a row", () => {
  it.each<[string, string[], number]>([
    ["one line, where nothing is wrapped", ["short", ""], 1],
    ["one line, where it is just full", ["ten chars!"], 1],
    ["the lines of its longest text", ["a", "seven seven seven"], 3],
    ["a line for each word that fits no line with another", ["sixsix sixsix sixsix"], 3],
    ["several lines for a word that is longer than one", ["x".repeat(25)], 3],
    ["such a word begins on a line of its own", [`ab ${"x".repeat(25)}`], 4],
    ["letters that are as wide as two", ["王".repeat(6)], 2],
  ])("is that of %s", (_, texts, lines) => {
    expect(rowHeight(texts, { widths: [10, 10], linePoints: 12 })).toBe(lines * 12 + 3);
  });

  it("is no higher than a spreadsheet lets a row be", () => {
    expect(rowHeight(["word ".repeat(1000)], { widths: [10], linePoints: 12 })).toBe(409);
  });
});
