import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowsOfExactChain } from "../../src/jumpcloud/exact-chain.js";
import type { Page } from "../../src/jumpcloud/page.js";
import { seamBetween } from "../../src/jumpcloud/seam.js";
import { collectRows } from "../../src/jumpcloud/walk.js";

function pagesOf(lists: readonly string[][], from = 0): Page<{ id: string }>[] {
  return lists.map((ids, index) => ({
    skip: from + 99 * index,
    rows: ids.map((id) => ({ id })),
    width: ids.length,
    unreadable: 0,
    invalidFields: [],
  }));
}

describe("rows of an exact chain of pages", () => {
  it.each([
    ["one page", [["a", "b"]], ["a", "b"]],
    ["pages that share one row each", [["a", "b"], ["b", "c"], ["c"]], ["a", "b", "c"]],
    ["pages without rows at any place", [[], ["a", "b"], [], ["b", "c"], []], undefined],
    ["an empty page behind the first", [["a", "b"], [], ["b", "c"]], ["a", "b", "c"]],
    ["no rows at all", [[]], []],
    ["pages that share none", [["a", "b"], ["c"]], undefined],
    [
      "pages that share two",
      [
        ["a", "b", "c"],
        ["b", "c", "d"],
      ],
      undefined,
    ],
    [
      "a row that comes again far behind",
      [
        ["a", "b"],
        ["b", "c"],
        ["c", "a"],
      ],
      undefined,
    ],
    ["a row that comes twice in its page", [["a", "a", "b"], ["b"]], undefined],
  ])("of %s", (_, lists, ids) => {
    const rows = rowsOfExactChain(pagesOf(lists));
    expect(rows && [...rows.keys()]).toEqual(ids);
  });

  it("are none when the first page with rows does not begin the list", () => {
    expect(rowsOfExactChain(pagesOf([["a", "b"]], 99))).toBeUndefined();
  });

  it("are told wherever every seam is exact and no row comes again, and nowhere else", () => {
    const ids = fc.array(fc.constantFrom(..."abcdefgh"), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(ids, { minLength: 1, maxLength: 4 }), fc.boolean(), (lists, chains) => {
        // Chance alone hardly ever makes a chain.
        const linked = lists.map((list, index) => [...(lists[index - 1]?.slice(-1) ?? []), ...list]);
        const pages = pagesOf(chains ? linked : lists);
        const seams = pages.slice(1).map((page, index) => seamBetween(pages[index] ?? page, page));
        const { rows, duplicates } = collectRows(pages);
        const isDistinct = pages.every(
          ({ rows: own }) => new Set(own.map(({ id }) => id)).size === own.length,
        );
        const isExact = seams.every((seam) => seam === "exact") && duplicates === 0 && isDistinct;
        expect(rowsOfExactChain(pages)).toEqual(isExact ? rows : undefined);
      }),
      { numRuns: 1000 },
    );
  });
});
