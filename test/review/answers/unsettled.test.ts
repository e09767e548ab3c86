import { readXlsx, writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { refusalKinds } from "../../../src/review/answers/answers.js";
import { readAnswers } from "../../../src/review/answers/read-answers.js";
import { isAboutFile } from "../../../src/review/answers/refusal-weight.js";
import { giveRows } from "../../../src/review/forwarding/give-rows.js";
import { readSentSheets } from "../../../src/review/forwarding/sent-sheets.js";
import { again, decide, type Edit, filledIn, set } from "./filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "./sent-review.js";

const ana = itemOf({ person: "ana", access: "Contractors", reviewer: "dana" });
const app = itemOf(
  { person: "ana", access: "AWS", reviewer: "dana" },
  { kind: "through groups", through: [ana.entitlement] },
);
const kim = itemOf({ person: "kim", access: "Admins", reviewer: "dana" });
const eve = itemOf({ person: "eve", access: "Sales", reviewer: "kim" });
const items = [ana, app, kim, eve];
const now = () => new Date("2026-10-05T09:00:00Z");

/** What counts where a second file says something else, with other edits. */
async function corrected(decisions: Record<string, string>, edits: readonly Edit[]) {
  const review = await sentReview(items);
  const sheet = sheetOf(review, "sheet-dana");
  const first = [decide(decisions)];
  await giveBack(review, "sheet-dana.csv", await filledIn(sheet, { format: "csv", edits: first }));
  await giveBack(review, "sheet-dana-corrected.csv", await filledIn(sheet, { format: "csv", edits }));
  const { decided, open, refused } = await readAnswers(review);
  return { decided: [...decided.keys()], open, refused: refused.map(({ kind }) => kind) };
}

describe("a correction that is not accepted", () => {
  it.each<[string, Record<string, string>, readonly Edit[], string]>([
    [
      "no decision",
      { [ana.key]: "Remove" },
      [decide({ [ana.key]: "Keep!! do not remove" })],
      "not understood",
    ],
    [
      "another row's text",
      { [ana.key]: "Remove" },
      [decide({ [ana.key]: "Keep" }), set(ana.key, "Access", "Admins")],
      "changed row",
    ],
    ["what cannot be", { [app.key]: "Keep" }, [decide({ [app.key]: "Remove" })], "cannot be removed here"],
  ])("leaves the row open where it says %s", async (_, decisions, edits, kind) => {
    expect(await corrected(decisions, edits)).toEqual({ decided: [], open: items, refused: [kind] });
  });

  it("hinders no other row", async () => {
    const decisions = { [ana.key]: "Remove", [app.key]: "Keep" };
    expect((await corrected(decisions, [decide({ [ana.key]: "?" })])).decided).toEqual([app.key]);
  });

  it.each([
    ["Keep", "self-review"],
    ["whatever", "not understood"],
  ])("hinders nothing where it is the person's own, who says %j", async (word, kind) => {
    const own = itemOf({ person: "dana", access: "Admins", reviewer: "dana" });
    const review = await sentReview([own, eve]);
    const sheets = [...(await readSentSheets(review)).byName.values()];
    await giveRows(review, { giving: { to: "lee@acme.com", sheets }, now });
    const mine = sheetOf(review, "sheet-dana");
    const edits = [decide({ [own.key]: word })];
    await giveBack(review, "sheet-dana.csv", await filledIn(mine, { format: "csv", edits }));
    const lees = { ...mine, sheet: "sheet-lee-2", items: [own, eve] };
    const removed = [decide({ [own.key]: "Remove" })];
    await giveBack(review, "sheet-lee-2.xlsx", await filledIn(lees, { format: "xlsx", edits: removed }));
    const { decided, refused } = await readAnswers(review);
    expect([...decided.values()].map(({ item, by }) => [item.key, by])).toEqual([[own.key, "lee@acme.com"]]);
    expect(refused.map((refusal) => refusal.kind)).toEqual([kind]);
  });

  it("hinders nothing where the row was not sent to who says it", async () => {
    const review = await sentReview(items);
    const danas = sheetOf(review, "sheet-dana");
    const removed = [decide({ [ana.key]: "Remove" })];
    await giveBack(review, "sheet-dana.csv", await filledIn(danas, { format: "csv", edits: removed }));
    const kims = { ...sheetOf(review, "sheet-kim"), items: [eve, ana] };
    const edits = [decide({ [ana.key]: "never" })];
    await giveBack(review, "sheet-kim.xlsx", await filledIn(kims, { format: "xlsx", edits }));
    const { decided, refused } = await readAnswers(review);
    expect([...decided.keys()]).toEqual([ana.key]);
    expect(refused.map(({ kind }) => kind)).toEqual(["not on this sheet"]);
  });

  it("leaves a row open in its own file, too", async () => {
    const review = await sentReview(items);
    const edits = [decide({ [ana.key]: "Remove" }), again(ana.key, "no, keep")];
    await giveBack(
      review,
      "sheet-dana.csv",
      await filledIn(sheetOf(review, "sheet-dana"), { format: "csv", edits }),
    );
    expect((await readAnswers(review)).open).toEqual(items);
  });
});

describe("a workbook with a copy of the sheet on another tab", () => {
  /** The sheet as it comes back, with a second tab that says something else. */
  async function twoTabs(words: readonly [string, string]) {
    const review = await sentReview(items);
    const tabs = [];
    for (const [index, word] of words.entries()) {
      const edits = [decide({ [ana.key]: word })];
      const bytes = await filledIn(sheetOf(review, "sheet-dana"), { format: "xlsx", edits });
      const [tab] = (await readXlsx(bytes)).sheets;
      tabs.push({ name: index === 0 ? "Review (2)" : "Review", rows: tab?.rows ?? [] });
    }
    await giveBack(review, "sheet-dana.xlsx", await writeXlsx({ sheets: tabs }));
    return readAnswers(review);
  }

  it("has decided nothing where they differ, and says on which tabs", async () => {
    const { decided, refused } = await twoTabs(["Remove", "Keep"]);
    expect(decided.size).toBe(0);
    expect(refused.map(({ kind, places }) => [kind, places])).toEqual([
      [
        "contradiction",
        [
          { file: "sheet-dana.xlsx", tab: "Review (2)", row: 2 },
          { file: "sheet-dana.xlsx", tab: "Review", row: 2 },
        ],
      ],
    ]);
  });

  it.each([
    ["Remove", "Remove"],
    ["", "Remove"],
    ["Remove", ""],
  ])("has decided where one says %j and the other %j", async (...words) => {
    const { decided, refused } = await twoTabs(words);
    expect([...decided.values()].map(({ decision }) => decision)).toEqual(["remove"]);
    expect(refused).toEqual([]);
  });
});

describe("what was refused", () => {
  it("is a whole file where nobody can tell what is in it, or whose it is", () => {
    expect(refusalKinds.filter((kind) => isAboutFile({ kind }))).toEqual(["unreadable file", "whose sheet"]);
  });
});
