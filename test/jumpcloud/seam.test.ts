import { describe, expect, it } from "vitest";
import { isShuffled, seamBetween } from "../../src/jumpcloud/seam.js";

const page = (ids: string) => ({ rows: [...ids].map((id) => ({ id })) });

describe("between two pages of a list without an order", () => {
  it.each([
    { pages: ["abc", "cde"], seam: "exact", name: "share the row that they are meant to share" },
    { pages: ["abcd", "cdef"], seam: "joined", name: "share two, since a row came before them" },
    { pages: ["abcd", "bxcdef"], seam: "joined", name: "share three, and one came between" },
    { pages: ["abxcd", "bcdef"], seam: "joined", name: "share three, and one went between" },
    { pages: ["abc", "def"], seam: "open", name: "share nothing, since a row went before them" },
    { pages: ["abc", ""], seam: "open", name: "share nothing with a page without rows" },
    { pages: ["abcx", "cde"], seam: "torn", name: "share one row, and another that stood behind it is gone" },
    { pages: ["abcd", "dcef"], seam: "torn", name: "share rows in another order" },
    { pages: ["abcdef", "xbye"], seam: "torn", name: "share few rows with many between" },
  ])("that $name the seam is $seam", ({ pages: [one = "", other = ""], seam }) => {
    expect(seamBetween(page(one), page(other))).toBe(seam);
  });

  it.each([
    { pages: ["abc", "cde", "efg", "ghi"], shuffled: false },
    { pages: ["abc", "eca", "efg", "ghi"], shuffled: false },
    { pages: ["abc", "cab", "bca", "abc", "cab"], shuffled: true },
  ])("of $pages the whole order moved: $shuffled", ({ pages, shuffled }) => {
    expect(isShuffled(pages.map(page))).toBe(shuffled);
  });
});
