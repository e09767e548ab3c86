import { describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/review/answers/read-answers.js";
import type { ReviewItem } from "../../../src/review/review-item.js";
import { csvSheet } from "../../../src/review/sheets/write-sheet.js";
import { decide, type Edit, type Format, filledIn, sortedApart, withoutColumns } from "./filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "./sent-review.js";

/** What a row shows, but for what is alike in all of these rows. */
interface Shown {
  person?: string;
  account?: string;
  access?: string;
  how?: string;
}

/** Two rows of one sheet: of each the texts. */
function pair(...texts: readonly [Shown, Shown]): [ReviewItem, ReviewItem] {
  const [one, two] = texts.map(
    ({ person = "Ana Ruiz", account = "user ana", access = "group AWS", how = "member" }) => [
      ...[person, "", "", account, access, how],
      ...["", "", "", ""],
    ],
  );
  return [
    itemOf({ person: "a", access: "one", reviewer: "dana" }, { shown: one ?? [] }),
    itemOf({ person: "b", access: "two", reviewer: "dana" }, { shown: two ?? [] }),
  ];
}

/** What counts of a sheet with "Keep" for the first row and "Remove" for the second. */
async function counted(
  items: readonly [ReviewItem, ReviewItem],
  { format, edits }: { format: Format; edits: readonly Edit[] },
): Promise<{ decided: string[]; refused: string[] }> {
  const review = await sentReview(items);
  const [one, two] = items;
  const decisions = decide({ [one.key]: "Keep", [two.key]: "Remove" });
  const content = await filledIn(sheetOf(review, "sheet-dana"), { format, edits: [decisions, ...edits] });
  await giveBack(review, `sheet-dana.${format}`, content);
  const { decided, refused } = await readAnswers(review);
  return { decided: [...decided.keys()], refused: refused.map(({ kind }) => kind) };
}

const exchanged = sortedApart("Row key", [1, 0]);
const formats: readonly Format[] = ["xlsx", "csv"];
/** Rows that differ in what is hard to see, or in what is beside Person, Account and Access. */
const pairs: readonly [string, [ReviewItem, ReviewItem]][] = [
  ["How", pair({ how: "member" }, { how: "assigned directly" })],
  ["a character that nobody sees", pair({ access: "group Admins" }, { access: "group Admins\u200b" })],
  ["a blank", pair({ access: "group VPN EU" }, { access: "group VPN  EU" })],
  ["how an accent is written", pair({ access: "group Caf\u00e9" }, { access: "group Cafe\u0301" })],
  ["an apostrophe", pair({ access: "=x" }, { access: "'=x" })],
];

describe.each(formats)("rows of a %s that differ in nothing but", (format) => {
  it.each(pairs)("%s count for nobody where their keys were exchanged", async (_, items) => {
    expect(await counted(items, { format, edits: [exchanged] })).toEqual({
      decided: [],
      refused: ["changed row", "changed row"],
    });
  });

  it.each(pairs.filter(([what]) => what !== "an apostrophe"))(
    "%s count each for itself where nobody changed them",
    async (_, items) => {
      expect(await counted(items, { format, edits: [] })).toEqual({
        decided: items.map(({ key }) => key),
        refused: [],
      });
    },
  );

  it("Account count where it is there, and for nobody where that column was deleted", async () => {
    const items = pair({ account: "user ana" }, { account: "user ana2" });
    expect(await counted(items, { format, edits: [] })).toEqual({
      decided: items.map(({ key }) => key),
      refused: [],
    });
    for (const edits of [[withoutColumns("Account")], [withoutColumns("Account"), exchanged]]) {
      expect(await counted(items, { format, edits })).toEqual({
        decided: [],
        refused: ["changed row", "changed row"],
      });
    }
  });

  it("their keys count by them, as that is all that whoever decided had", async () => {
    const items = pair({}, {});
    expect((await counted(items, { format, edits: [] })).decided).toEqual(items.map(({ key }) => key));
  });
});

describe("rows of other names", () => {
  it("may do without the column Account", async () => {
    const items = pair({ person: "Ana Ruiz" }, { person: "Bo Ruiz", account: "user bo" });
    const edits = [withoutColumns("Account", "How")];
    expect((await counted(items, { format: "xlsx", edits })).decided.length).toBe(2);
  });
});

describe("a CSV that lost characters", () => {
  const [one, two] = pair({ access: "group Zugang Ж" }, { access: "group Zugang Я" });
  const third = itemOf(
    { person: "c", access: "three", reviewer: "dana" },
    { shown: ["Ana Ruiz", "", "", "user ana", "group Zugang AЖ", "member", "", "", "", ""] },
  );

  it("decides about no row that reads as another one without them", async () => {
    const review = await sentReview([one, two, third]);
    const text = csvSheet(sheetOf(review, "sheet-dana"))
      .replace("\ufeff", "")
      .replaceAll(/,,,(r_)/g, ",Remove,,$1")
      .replaceAll(/[ЖЯ]/g, "?");
    await giveBack(review, "sheet-dana.csv", Buffer.from(text, "latin1"));
    const { decided, refused } = await readAnswers(review);
    expect([...decided.keys()]).toEqual([third.key]);
    expect(refused.map(({ item, said }) => [item?.key, said])).toEqual([
      [one.key, "another row may read the same: send it as xlsx"],
      [two.key, "another row may read the same: send it as xlsx"],
    ]);
  });
});
