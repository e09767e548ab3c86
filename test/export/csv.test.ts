import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvCell, csvLine } from "../../src/export/csv.js";

const people = { isGuarded: true };
const programs = { isGuarded: false };

describe("a line of CSV", () => {
  it.each([
    ["plain", "plain"],
    ["", ""],
    ['say "hi"', '"say ""hi"""'],
    ["a,b", '"a,b"'],
    ["a\nb", "a\\u{a}b"],
    [" a", '" a"'],
    ["a ", '"a "'],
    ["=1+1", '"\'=1+1"'],
    ["=1,1", '"\'=1,1"'],
    ["+47 1", '"\'+47 1"'],
    ["-", '"\'-"'],
    ["@a", '"\'@a"'],
    ["\t=1", "\\u{9}=1"],
    ["\0=1", "\\u{0}=1"],
    ["＝1", '"\'＝1"'],
    ["a=1", "a=1"],
  ])("has %j as %j for people", (text, cell) => {
    expect(csvCell(text, people)).toBe(cell);
  });

  it("reads back as what it was made of", () => {
    const cells = fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(cells, (texts) => {
        expect(Papa.parse(csvLine(texts, programs), { newline: "\r\n", delimiter: "," }).data).toEqual([
          texts,
          [""],
        ]);
      }),
    );
  });
});
