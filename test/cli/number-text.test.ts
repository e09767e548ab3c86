import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counted, countText, ordinalText, sizeText } from "../../src/cli/number-text.js";

describe("countText", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [3012, "3,012"],
    [1_234_567, "1,234,567"],
  ])("writes %d as %s, whatever the machine's language", (count, text) => {
    expect(countText(count)).toBe(text);
  });

  it("writes every whole number as Intl does", () => {
    const grouped = new Intl.NumberFormat("en-US");
    fc.assert(fc.property(fc.maxSafeInteger(), (count) => countText(count) === grouped.format(count)));
  });
});

describe("counted", () => {
  it.each([
    [0, "request", "0 requests"],
    [1, "request", "1 request"],
    [2000, "request", "2,000 requests"],
    [2, "entry", "2 entries"],
  ])("writes %d %s as %s", (count, noun, text) => {
    expect(counted(count, noun)).toBe(text);
  });
});

describe("sizeText", () => {
  it.each([
    [0, "0 bytes"],
    [999, "999 bytes"],
    [1000, "1.0 KB"],
    [3_400_000, "3.4 MB"],
    [999_949, "999.9 KB"],
    [999_950, "1.0 MB"],
    [2_000_000_000_000_000, "2000.0 TB"],
  ])("writes %d bytes as %s", (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});

describe("ordinalText", () => {
  it("writes the ends of English", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 1003].map(ordinalText)).toEqual(
      "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 1,003rd".split(" "),
    );
  });
});
