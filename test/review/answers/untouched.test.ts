import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/review/answers/read-answers.js";
import { csvSheet } from "../../../src/review/sheets/write-sheet.js";
import { decide, type Format, filledIn } from "./filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "./sent-review.js";

const formats: readonly Format[] = ["xlsx", "csv"];

/** What people and groups are called, and what a spreadsheet or a CSV could take for something else. */
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "=1+1",
    "'x",
    "-",
    "#N/A",
    "007",
    "1e5",
    "2026-10-01",
    "TRUE",
    "a;=b",
    "_x0041_",
    "a\r\nb",
    ' "',
    "\u00a0",
  ),
);

describe.each(formats)("a %s that nobody changed but for its decisions", (format) => {
  it("is accepted whole, whatever people and things are called", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyText, anyText, anyText), { minLength: 1, maxLength: 15 }),
        async (texts) => {
          const items = texts.map(([person, account, access], index) =>
            itemOf(
              { person: `p${index}`, access: "x", reviewer: "dana" },
              { shown: [person, "", "", account, access, "member", "", "", "", ""] },
            ),
          );
          const review = await sentReview(items);
          const edits = [decide(Object.fromEntries(items.map(({ key }) => [key, "Remove"])))];
          await giveBack(
            review,
            `sheet-dana.${format}`,
            await filledIn(sheetOf(review, "sheet-dana"), { format, edits }),
          );
          const { decided, refused } = await readAnswers(review);
          expect(refused).toEqual([]);
          expect([...decided.keys()]).toEqual(items.map(({ key }) => key));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("a CSV that was saved in the encoding of a spreadsheet", () => {
  it("is accepted where only characters were lost, and not where something else stands there", async () => {
    const shown = (person: string, access: string) => [
      person,
      "",
      "",
      "zoe@acme.com",
      access,
      "member",
      "",
      "",
      "",
      "",
    ];
    const zoe = itemOf({ person: "zoe", access: "a", reviewer: "dana" }, { shown: shown("Zoë Łuk", "Büro") });
    const other = itemOf(
      { person: "max", access: "b", reviewer: "dana" },
      { shown: shown("Zoë Łuk", "Halle") },
    );
    const review = await sentReview([zoe, other]);
    const text = csvSheet(sheetOf(review, "sheet-dana"))
      .replace("\ufeff", "")
      .replace(`,,,${zoe.key}`, `,Keep,,${zoe.key}`)
      .replace(`,,,${other.key}`, `,Keep,,${other.key}`)
      .replace("Halle", "Hölle")
      .replaceAll("Ł", "?");
    await giveBack(review, "sheet-dana.csv", Buffer.from(text, "latin1"));
    const { decided, refused } = await readAnswers(review);
    expect([...decided.keys()]).toEqual([zoe.key]);
    expect(refused.map(({ kind, said }) => [kind, said])).toEqual([
      ["changed row", 'Access is "Hölle" and was "Halle"'],
    ]);
  });
});
