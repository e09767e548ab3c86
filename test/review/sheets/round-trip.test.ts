import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemKinds } from "../../../src/review/review-item.js";
import { shownColumns } from "../../../src/review/sheet-columns.js";
import { readSheet } from "../../../src/review/sheets/read-sheet.js";
import { sheetText } from "../../../src/review/sheets/sheet-text.js";
import { csvSheet, xlsxSheet } from "../../../src/review/sheets/write-sheet.js";
import { REVIEW, reviewItem, SYNC, sheetOf } from "./sample-sheet.js";

/** What a spreadsheet would take for something else than text. */
// biome-ignore format: one line is enough for them
const traps = [
  "=1+1", "+49 30 1234", "-1", "@SUM(A1)", "0012", "1e5", "TRUE", "2026-10-01", "1/2", "#N/A", "#REF!", "'quoted",
  "_x0041_", "_x000D_x0041_", "_X000d_", "&amp;", "<b>", "]]>", '"', "a;=1", " both ends ", "\u00a0", "a\tb", "a\r\nb",
  "\u0000\u001b[2J", "\ud800", "\udc00x", "\ufffe\uffff", "\u202egnp", "__proto__", "constructor", "sep=;", "Row key",
];
const anyText = fc.oneof(
  fc.constantFrom(...traps),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.tuple(fc.constantFrom(...traps), fc.constantFrom(...traps)).map((both) => both.join("")),
);
const anyShown = fc.array(anyText, { minLength: shownColumns.length, maxLength: shownColumns.length });
const anyItems = fc
  .array(fc.tuple(anyShown, fc.constantFrom(...itemKinds)), { minLength: 1, maxLength: 8 })
  .map((given) => given.map(([shown, kind], index) => reviewItem(`user${index}`, {}, { kind, shown })));

describe("whatever the texts of a sheet are", () => {
  it("they come back from an xlsx as they stood there", async () => {
    await fc.assert(
      fc.asyncProperty(anyItems, async (items) => {
        const read = await readSheet("sheet-dana.xlsx", await xlsxSheet(sheetOf(items)));
        expect(read).toEqual({
          review: REVIEW,
          sync: SYNC,
          sheet: "sheet-dana",
          rows: items.map(({ key, shown }, index) => ({
            row: index + 2,
            key,
            decision: "",
            comment: "",
            shown: new Map(shownColumns.map((column, at) => [column, sheetText(shown[at] ?? "")])),
            isLossy: false,
          })),
        });
      }),
    );
  });

  it("they come back from a CSV, but for the apostrophes that keep a spreadsheet from calculating", async () => {
    await fc.assert(
      fc.asyncProperty(anyItems, async (items) => {
        const { rows } = await readSheet("sheet-dana.csv", Buffer.from(csvSheet(sheetOf(items))));
        const withoutGuard = (text: string) => text.replaceAll("'", "");
        expect(rows.map(({ row, key, decision }) => ({ row, key, decision }))).toEqual(
          items.map(({ key }, index) => ({ row: index + 2, key, decision: "" })),
        );
        expect(rows.map(({ shown }) => [...shown.values()].map(withoutGuard))).toEqual(
          items.map(({ shown }) => shown.map((text) => withoutGuard(sheetText(text)))),
        );
      }),
    );
  });
});

describe("the text of a cell", () => {
  it.each([
    ["shows what nobody can see", "a\u0000\u001b[2J\u202e\ufffe", "a\\u{0}\\u{1b}[2J\\u{202e}\\u{fffe}"],
    ["has no half characters", "a\ud800", "a\ufffd"],
    ["is otherwise itself", " =1 \u{1f600} e\u0301", " =1 \u{1f600} e\u0301"],
  ])("%s", (_, text, expected) => {
    expect(sheetText(text)).toBe(expected);
  });

  it("is cut, with a mark, where a cell would not hold it", () => {
    const cut = sheetText(`${"\u{1f600}".repeat(16_500)}`);
    expect(cut.length).toBeLessThan(32_767);
    expect(cut).toMatch(/^(?:\u{1f600})+\ufffd? … \(cut\)$/u);
    expect(sheetText("x".repeat(32_700))).toBe("x".repeat(32_700));
  });
});
