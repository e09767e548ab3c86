import { rm } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "../../../src/export/csv.js";
import type { Answers } from "../../../src/review/answers/answers.js";
import { readAnswers } from "../../../src/review/answers/read-answers.js";
import type { Review } from "../../../src/review/folder/open-review.js";
import type { ReviewItem } from "../../../src/review/review-item.js";
import { type SheetColumn, sheetColumns, shownText } from "../../../src/review/sheet-columns.js";
import { decide, filledIn, sortedApart } from "./filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "./sent-review.js";

const people = ["ana", "ben", "cyd", "dana"];
const items = ["dana", "kim", "lee"].flatMap((reviewer) =>
  people.flatMap((person) =>
    ["Sales", "Admins"].map((access) => itemOf({ person, access: `${access} of ${reviewer}`, reviewer })),
  ),
);
const words = ["Keep", "Remove", "Not mine", "", "perhaps"];

/** A row as anybody could make it: texts, key and decision of whatever was sent. */
const anyRow = fc.record({
  key: fc.oneof({ weight: 5, arbitrary: fc.nat(items.length - 1) }, fc.constant(undefined)),
  shown: fc.nat(items.length - 1),
  isOwn: fc.boolean(),
  decision: fc.constantFrom(...words),
});
const anyFile = fc.array(anyRow, { maxLength: 12 });

function fileOf(rows: readonly (typeof anyRow extends fc.Arbitrary<infer Row> ? Row : never)[]): string {
  const lines = rows.map(({ key, shown, isOwn, decision }) => {
    const item = key === undefined ? undefined : items[key];
    const texts = (isOwn ? item : items[shown])?.shown ?? items[shown]?.shown ?? [];
    return csvLine([...texts, decision, "", item?.key ?? "r_0000000000000000"], { isGuarded: true });
  });
  return `${csvLine([...sheetColumns], { isGuarded: true })}${lines.join("")}`;
}

async function putOnly(
  review: Review,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Answers> {
  for (const name of ["a.csv", "b.csv", "c.csv"])
    await rm(join(review.paths.returned, name), { force: true });
  for (const [name, content] of Object.entries(files)) await giveBack(review, name, content);
  return readAnswers(review);
}

describe("whatever comes back", () => {
  it("counts only for who was sent the row, and where it shows what was sent", async () => {
    const review = await sentReview(items);
    await fc.assert(
      fc.asyncProperty(anyFile, anyFile, async (first, second) => {
        const rows = { "a.csv": first, "b.csv": second };
        const { decided, notMine, files } = await putOnly(review, {
          "a.csv": fileOf(first),
          "b.csv": fileOf(second),
        });
        for (const { item, by, place, decision } of [...decided.values(), ...notMine]) {
          const row = Object.entries(rows).find(([name]) => name === place.file)?.[1][place.row - 2];
          expect(items[row?.key ?? -1]).toEqual(item);
          expect(row?.decision.toLowerCase()).toBe(decision);
          expect(row?.isOwn === true || items[row?.shown ?? -1] === items[row?.key ?? -1]).toBe(true);
          expect(by).toBe(item.reviewer);
          expect(files.find(({ name }) => name === place.file)?.reviewer).toBe(by);
          expect(decision === "not mine" || !item.addresses.includes(by)).toBe(true);
        }
        expect([...decided.values()].every(({ decision }) => decision !== "not mine")).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("means the same whatever the files are called and in whichever order they are", async () => {
    const review = await sentReview(items);
    const orders = [
      ["a.csv", "b.csv", "c.csv"],
      ["b.csv", "c.csv", "a.csv"],
      ["c.csv", "b.csv", "a.csv"],
    ] as const;
    await fc.assert(
      fc.asyncProperty(anyFile, anyFile, anyFile, async (...files) => {
        const meanings = [];
        for (const order of orders) {
          const named = Object.fromEntries(order.map((name, index) => [name, fileOf(files[index] ?? [])]));
          meanings.push(meaningOf(await putOnly(review, named)));
        }
        expect(meanings[1]).toEqual(meanings[0]);
        expect(meanings[2]).toEqual(meanings[0]);
      }),
      { numRuns: 60 },
    );
  });

  const sortable = ["Person", "Account", "Access", "Row key"] as const satisfies readonly SheetColumn[];
  it.each(sortable)("is never taken for another row where %s was sorted apart", async (column) => {
    const review = await sentReview(items);
    const sheet = sheetOf(review, "sheet-kim");
    const order = fc.shuffledSubarray(
      sheet.items.map((_, index) => index),
      { minLength: sheet.items.length },
    );
    await fc.assert(
      fc.asyncProperty(order, async (positions) => {
        const edits = [
          decide(
            Object.fromEntries(
              sheet.items.map(({ key }, index) => [key, index % 2 === 0 ? "Keep" : "Remove"]),
            ),
          ),
          sortedApart(column, positions),
        ];
        const { decided, refused } = await putOnly(review, {
          "a.csv": await filledIn(sheet, { format: "csv", edits }),
        });
        const isAsSent = (item: ReviewItem, index: number) => {
          const moved = sheet.items[positions[index] ?? -1];
          return column === "Row key"
            ? moved === item
            : shownText(moved ?? item, column) === shownText(item, column);
        };
        const whole = sheet.items.filter(isAsSent);
        expect(new Set(decided.keys())).toEqual(new Set(whole.map(({ key }) => key)));
        expect(refused.map(({ kind }) => kind)).toEqual(
          Array.from({ length: sheet.items.length - whole.length }, () => "changed row"),
        );
        for (const [index, item] of sheet.items.entries()) {
          const counted = decided.get(item.key)?.decision;
          if (counted !== undefined) expect(counted).toBe(index % 2 === 0 ? "keep" : "remove");
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** What counts, without where it stood. */
function meaningOf({ decided, notMine, refused, open }: Answers) {
  return {
    decided: [...decided.values()].map(({ item, decision, by }) => [item.key, decision, by]),
    notMine: notMine.map(({ item, by }) => [item.key, by]),
    refused: refused.map(({ kind, item }) => [kind, item?.key].join(" ")).sort(),
    open: open.map(({ key }) => key),
  };
}
