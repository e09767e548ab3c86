import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { furtherSheetName, sheetNames } from "../../../src/review/reviewers/sheet-name.js";

describe("the name of a sheet", () => {
  it.each([
    [["dana.okafor@acme.com"], ["sheet-dana.okafor"]],
    [["o'hara+x@acme.com"], ["sheet-o_hara_x"]],
    [["josé@acme.com"], ["sheet-jos_"]],
    [
      ["dana@acme.com", "dana@acme.org"],
      ["sheet-dana_acme.com", "sheet-dana_acme.org"],
    ],
    [
      ["a+b@acme.com", "a_b@acme.com"],
      ["sheet-a_b_acme.com", "sheet-a_b_acme.com-2"],
    ],
    // Whoever has another's whole address for a local part gets a number.
    [
      ["dana@x", "dana@y", "dana_x@z"],
      ["sheet-dana_x", "sheet-dana_y", "sheet-dana_x-2"],
    ],
  ])("of %j is %j", (reviewers, names) => {
    expect(reviewers.map((reviewer) => sheetNames(reviewers).get(reviewer))).toEqual(names);
  });

  it("is another one for each reviewer, a file's name everywhere, and the same in whatever order they come", () => {
    const part = fc.string({
      unit: fc.constantFrom("a", "b", "_", "+", "é", "/", "."),
      minLength: 1,
      maxLength: 120,
    });
    const address = fc.tuple(part, fc.constantFrom("x", "y")).map(([local, host]) => `${local}@${host}`);
    fc.assert(
      fc.property(fc.uniqueArray(address, { maxLength: 12 }), (reviewers) => {
        const names = sheetNames(reviewers);
        expect(new Set(names.values()).size).toBe(reviewers.length);
        for (const name of names.values()) expect(name).toMatch(/^sheet-[a-z0-9._-]{1,110}$/);
        expect(new Map([...sheetNames([...reviewers].reverse())].sort())).toEqual(new Map([...names].sort()));
      }),
    );
  });
});

describe("the name of a further sheet", () => {
  it.each([
    ["lee@acme.com", [], "sheet-lee-2"],
    ["lee@acme.com", ["sheet-lee-2", "sheet-lee-3"], "sheet-lee-4"],
    ["o'hara+x@acme.com", [], "sheet-o_hara_x-2"],
    [`${"a".repeat(120)}@acme.com`, [], `sheet-${"a".repeat(100)}-2`],
  ])("for %s, where there are %j, is %s", (reviewer, taken, name) => {
    expect(furtherSheetName(reviewer, (wanted) => taken.some((other) => other === wanted))).toBe(name);
  });
});
