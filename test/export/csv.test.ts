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
    ["  =1+1", '"\'  =1+1"'],
    ["\u00a0-1", '"\'\u00a0-1"'],
    ['"=1+1', '"\'""=1+1"'],
    ["'@a", "\"''@a\""],
    ["a;=1+1", "a;'=1+1"],
    ['a; "+1;-2', '"a; ""\'+1;\'-2"'],
    ["a;＝1", "a;'＝1"],
    ["=1;=1", "\"'=1;'=1\""],
    ["a;b-c", "a;b-c"],
    ["it's", "it's"],
  ])("has %j as %j for people", (text, cell) => {
    expect(csvCell(text, people)).toBe(cell);
  });

  it("has nothing for people that a spreadsheet would calculate, whichever its separator", () => {
    const unit = fc.constantFrom("=", "-", "@", ";", " ", "\u00a0", '"', "'", "a", ",", "1");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
        const cell = csvCell(text, people);
        for (const delimiter of [",", ";"]) {
          const [read = []] = Papa.parse<string[]>(`${cell}\r\n`, { delimiter, newline: "\r\n" }).data;
          // What spreadsheets take off before they look.
          expect(read.filter((shown) => /^[\s"]*[=@-]/.test(shown))).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
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
