import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/review/answers/read-answers.js";
import { openReview, type Review } from "../../../src/review/folder/open-review.js";
import { readForwards } from "../../../src/review/forwarding/forward.js";
import { giveRows } from "../../../src/review/forwarding/give-rows.js";
import { readSentSheets } from "../../../src/review/forwarding/sent-sheets.js";
import { readSheet } from "../../../src/review/sheets/read-sheet.js";
import { decide, filledIn } from "../answers/filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "../answers/sent-review.js";

const ana = itemOf({ person: "ana", access: "Contractors", reviewer: "dana" });
const ben = itemOf({ person: "ben", access: "Engineering", reviewer: "dana" });
const cyd = itemOf({ person: "cyd", access: "Sales", reviewer: "kim" });
const items = [ana, ben, cyd];
const now = () => new Date("2026-10-05T09:00:00Z");
const notMine = { sheets: [] };

async function answered(review: Review, sheet: string, decisions: Record<string, string>): Promise<void> {
  const edits = [decide(decisions)];
  await giveBack(review, `${sheet}.xlsx`, await filledIn(sheetOf(review, sheet), { format: "xlsx", edits }));
}

/** The answer to a sheet that was made for rows of others. */
async function answeredFurther(
  review: Review,
  name: string,
  decisions: Record<string, string>,
): Promise<void> {
  const forward = (await readForwards(review)).find(({ sheet }) => sheet.name === name);
  const given = items.filter(({ key }) => forward?.keys.includes(key));
  const sheet = { ...sheetOf(review, "sheet-dana"), sheet: name, items: given };
  await giveBack(
    review,
    `${name}.xlsx`,
    await filledIn(sheet, { format: "xlsx", edits: [decide(decisions)] }),
  );
}

describe("rows that are not mine", () => {
  it("go to somebody else on a sheet of their own, and are theirs to decide", async () => {
    const review = await sentReview(items);
    await answered(review, "sheet-dana", { [ana.key]: "Not mine", [ben.key]: "Keep" });
    const given = await giveRows(review, { giving: { to: "lee@acme.com", ...notMine }, now });
    expect(given).toEqual({
      given: [ana],
      own: [],
      had: [],
      elsewhere: [],
      sheet: {
        name: "sheet-lee-2",
        reviewer: "lee@acme.com",
        rows: 1,
        files: { "sheet-lee-2.xlsx": expect.any(String), "sheet-lee-2.csv": expect.any(String) },
      },
    });
    expect(await readForwards(review)).toEqual([
      { at: "2026-10-05T09:00:00.000Z", why: "not mine", sheet: given.sheet, keys: [ana.key] },
    ]);
    for (const name of ["sheet-lee-2.csv", "sheet-lee-2.xlsx"]) {
      const path = join(review.paths.sheets, name);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect((await readSheet(name, await readFile(path))).rows.map(({ key }) => key)).toEqual([ana.key]);
    }
    const waiting = await readAnswers(review);
    expect(waiting.missing.map(({ name }) => name)).toEqual(["sheet-kim", "sheet-lee-2"]);
    await answeredFurther(review, "sheet-lee-2", { [ana.key]: "Remove" });
    const { decided, notMine: still } = await readAnswers(review);
    expect(decided.get(ana.key)).toMatchObject({ decision: "remove", by: "lee@acme.com" });
    expect(still).toEqual([]);
  });

  it("are given once", async () => {
    const review = await sentReview(items);
    await answered(review, "sheet-dana", { [ana.key]: "Not mine" });
    await giveRows(review, { giving: { to: "lee@acme.com", ...notMine }, now });
    expect(await giveRows(review, { giving: { to: "max@acme.com", ...notMine }, now })).toEqual({
      given: [],
      own: [],
      had: [],
      elsewhere: [expect.objectContaining({ name: "sheet-lee-2", reviewer: "lee@acme.com" })],
    });
    expect((await readForwards(review)).length).toBe(1);
  });

  it("go on where the next one does not own them either, but never back", async () => {
    const review = await sentReview(items);
    await answered(review, "sheet-dana", { [ana.key]: "Not mine" });
    await giveRows(review, { giving: { to: "lee@acme.com", ...notMine }, now });
    await answeredFurther(review, "sheet-lee-2", { [ana.key]: "Not mine" });
    for (const to of ["dana@acme.com", "lee@acme.com"]) {
      expect(await giveRows(review, { giving: { to, ...notMine }, now })).toEqual({
        given: [],
        own: [],
        had: [ana],
        elsewhere: [],
      });
    }
    const { sheet } = await giveRows(review, { giving: { to: "kim@acme.com", ...notMine }, now });
    expect(sheet?.name).toBe("sheet-kim-2");
  });

  it("never go to the person", async () => {
    const review = await sentReview(items);
    await answered(review, "sheet-dana", { [ana.key]: "Not mine", [ben.key]: "Not mine" });
    const { given, own } = await giveRows(review, { giving: { to: "ana@acme.com", ...notMine }, now });
    expect({ given, own }).toEqual({ given: [ben], own: [ana] });
  });

  it("that both keep or remove otherwise are a contradiction", async () => {
    const review = await sentReview(items);
    await giveRows(review, {
      giving: { to: "lee@acme.com", sheets: await sheetsCalled(review, "sheet-dana") },
      now,
    });
    await answered(review, "sheet-dana", { [ana.key]: "Keep", [ben.key]: "Keep" });
    await answeredFurther(review, "sheet-lee-2", { [ana.key]: "Remove", [ben.key]: "Keep" });
    const { decided, refused, open } = await readAnswers(review);
    expect([...decided.keys()]).toEqual([ben.key]);
    expect(open).toEqual([ana, cyd]);
    expect(refused).toEqual([
      {
        kind: "contradiction",
        item: ana,
        places: [
          { file: "sheet-dana.xlsx", row: expect.any(Number) },
          { file: "sheet-lee-2.xlsx", row: expect.any(Number) },
        ],
        said: "keep by dana@acme.com, remove by lee@acme.com",
      },
    ]);
  });
});

describe("the open rows of a reviewer", () => {
  it("go to somebody else, and again where that one leaves too", async () => {
    const review = await sentReview(items);
    await answered(review, "sheet-dana", { [ben.key]: "Keep" });
    const first = await giveRows(review, {
      giving: { to: "lee@acme.com", sheets: await sheetsCalled(review, "sheet-dana") },
      now,
    });
    expect(first.given).toEqual([ana]);
    const nothing = await giveRows(review, {
      giving: { to: "max@acme.com", sheets: await sheetsCalled(review, "sheet-dana") },
      now,
    });
    expect(nothing.given).toEqual([]);
    const then = await giveRows(review, {
      giving: { to: "max@acme.com", sheets: await sheetsCalled(review, "sheet-lee-2") },
      now,
    });
    expect(then.given).toEqual([ana]);
  });
});

describe("what was written of it", () => {
  it("takes a name that no sheet and no file has", async () => {
    const review = await sentReview([...items, itemOf({ person: "eve", access: "HR", reviewer: "lee-2" })]);
    await writeFile(join(review.paths.sheets, "sheet-lee-3.csv"), "of a run that was killed");
    await answered(review, "sheet-dana", { [ana.key]: "Not mine" });
    const { sheet } = await giveRows(review, { giving: { to: "lee@acme.com", ...notMine }, now });
    expect(sheet?.name).toBe("sheet-lee-4");
    expect(await readFile(join(review.paths.sheets, "sheet-lee-3.csv"), "utf8")).toBe(
      "of a run that was killed",
    );
  });

  it("is whole when several do it at once", async () => {
    const review = await sentReview(items);
    await answered(review, "sheet-dana", { [ana.key]: "Not mine" });
    const attempts = ["lee", "max", "pat"].map((name) =>
      giveRows(review, { giving: { to: `${name}@acme.com`, ...notMine }, now }),
    );
    const done = (await Promise.allSettled(attempts)).filter(({ status }) => status === "fulfilled");
    expect(done.length).toBeGreaterThan(0);
    expect((await readForwards(review)).length).toBe(1);
    expect((await readdir(review.folder)).includes(".lock")).toBe(false);
  });

  it.each([
    ["no JSON", "{", "forwarded.jsonl:1: it is no JSON"],
    ["another shape", "{}\n", "forwarded.jsonl:1: it is not what this version"],
    [
      "a stranger's row",
      `${JSON.stringify({ at: "2026-10-05T09:00:00Z", why: "not mine", sheet: { name: "sheet-x-2", reviewer: "x@acme.com", rows: 1, files: {} }, keys: ["r_0"] })}\n`,
      "r_0 is no row of this review",
    ],
    [
      "a sheet that there was",
      `${JSON.stringify({ at: "2026-10-05T09:00:00Z", why: "not mine", sheet: { name: "sheet-kim", reviewer: "x@acme.com", rows: 1, files: {} }, keys: [ana.key] })}\n`,
      "there are two sheets sheet-kim",
    ],
  ])("is refused where it holds %s", async (_, text, complaint) => {
    const review = await openReview((await sentReview(items)).folder);
    await writeFile(review.paths.forwarded, text);
    await expect(readAnswers(review)).rejects.toThrow(complaint);
  });
});

async function sheetsCalled(review: Review, name: string) {
  const sheet = (await readSentSheets(review)).byName.get(name);
  return sheet === undefined ? [] : [sheet];
}
