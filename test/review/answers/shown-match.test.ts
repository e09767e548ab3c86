import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvCell } from "../../../src/export/csv.js";
import { alikeRows } from "../../../src/review/answers/alike-rows.js";
import { changeOf } from "../../../src/review/answers/shown-match.js";
import type { ShownColumn } from "../../../src/review/sheet-columns.js";
import { itemOf } from "./sent-review.js";

/** What of an item whose Access is `sent` has changed where the row shows `said`. */
function change(sent: string, said: string, { isLossy = false } = {}): string | undefined {
  const shown = new Map<ShownColumn, string>([
    ["Person", "Ana Ruiz"],
    ["Account", "ana@acme.com"],
    ["Access", said],
  ]);
  const item = itemOf(
    { person: "ana", access: "x", reviewer: "dana" },
    { shown: ["Ana Ruiz", "", "", "ana@acme.com", sent] },
  );
  return changeOf({ shown, isLossy }, item, { alike: alikeRows([item]) });
}

describe("what a row shows", () => {
  it.each([
    ["Contractors", "Contractors"],
    ["Contractors", "  Contractors\n"],
    ["R & D  (all)", "R & D (all)"],
    ["Caf\u00e9", "Cafe\u0301"],
    ["=SUM(A1)", "'=SUM(A1)"],
    ["a; -b", "a; '-b"],
    ["'quoted'", "'quoted'"],
    ["'quoted'", "quoted'"],
    ["a\u001bb", "a\\u{1b}b"],
    ["a\nb", "a\\u{a}b"],
    ["a\u200bb", "ab"],
    ["O'Brien's", "O'Brien's"],
  ])("is what was sent: %j as %j", (sent, said) => {
    expect(change(sent, said)).toBeUndefined();
  });

  it.each([
    ["Contractors", "contractors"],
    ["Contractors", "Contractor"],
    ["Contractors", ""],
    ["O'Brien", "OBrien"],
    ["Zoë", "Zo?"],
    ["AWS 1", "AWS 2"],
  ])("is not what was sent: %j as %j", (sent, said) => {
    expect(change(sent, said)).toBe(`Access is "${said}" and was "${sent}"`);
  });

  it("survives the CSV files for people, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        const line = csvCell(text, { isGuarded: true });
        const cell = Papa.parse<string[]>(line, { delimiter: "," }).data[0]?.[0] ?? "";
        expect(change(text, cell)).toBeUndefined();
      }),
    );
  });
});

describe("where characters were lost", () => {
  it.each([
    ["Zoë", "Zo?"],
    ["Łódź office", "??d? office"],
    ["Team 🚀", "Team ?"],
    ["Team 🚀", "Team ??"],
    ["東京 Admins", "?? Admins"],
    ["Zoe\u0308", "Zoe?"],
  ])("%j may read %j", (sent, said) => {
    expect(change(sent, said, { isLossy: true })).toBeUndefined();
  });

  it.each([
    ["Zoë", "Zo??"],
    ["Zoë", "Za?"],
    ["Zoë", "Zo"],
    ["Zoe", "Zo?"],
    ["東京 Admins", "?? Users"],
  ])("%j is never %j", (sent, said) => {
    expect(change(sent, said, { isLossy: true })).toContain("Access is");
  });

  it("a text of which nothing is left tells nothing", () => {
    expect(change("東京", "??", { isLossy: true })).toBe("it does not show the Access");
  });
});
