import { describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/review/answers/read-answers.js";
import type { Review } from "../../../src/review/folder/open-review.js";
import { giveRows } from "../../../src/review/forwarding/give-rows.js";
import { readSentSheets } from "../../../src/review/forwarding/sent-sheets.js";
import { decide, type Format, filledIn } from "./filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "./sent-review.js";

// Bo's own membership is on the sheet of sec, and Bo has a sheet as the manager of Ana.
const bo = itemOf({ person: "boss", access: "Admins", reviewer: "sec" });
const ana = itemOf({ person: "ana", access: "Sales", reviewer: "boss" });

/** Gives back the sheet of `sheet` under another name; returns what counts and what does not. */
async function givenBack(review: Review, given: { sheet: string; name: string; decide: typeof bo }) {
  const format: Format = given.name.endsWith(".csv") ? "csv" : "xlsx";
  const edits = [decide({ [given.decide.key]: "Keep" })];
  await giveBack(review, given.name, await filledIn(sheetOf(review, given.sheet), { format, edits }));
  const { decided, refused, missing } = await readAnswers(review);
  return {
    decided: [...decided.keys()],
    refused: refused.map(({ kind, said }) => `${kind}: ${said}`),
    missing: missing.map(({ name }) => name),
  };
}

const bothMissing = ["sheet-sec", "sheet-boss"];

describe("a file whose name is the sheet of one, and which holds the sheet of another", () => {
  it.each([
    "sheet-boss (2).csv",
    "sheet-boss.csv",
    "Sheet-Boss_signed.csv",
    "sheet-boss.xlsx",
    "Copy of sheet-boss.csv",
  ])("counts for nobody: %s with rows of sheet-sec", async (name) => {
    expect(await givenBack(await sentReview([bo, ana]), { sheet: "sheet-sec", name, decide: bo })).toEqual({
      decided: [],
      refused: ["whose sheet: it is called sheet-boss, and holds rows of sheet-sec: rename it"],
      missing: bothMissing,
    });
  });

  it.each(["sheet-sec.csv", "sheet-sec.xlsx"])(
    "counts for nobody: %s with rows of sheet-boss",
    async (name) => {
      expect(
        await givenBack(await sentReview([bo, ana]), { sheet: "sheet-boss", name, decide: ana }),
      ).toEqual({
        decided: [],
        refused: ["whose sheet: it is called sheet-sec, and holds rows of sheet-boss: rename it"],
        missing: bothMissing,
      });
    },
  );

  it.each(["answers.csv", "sheet-secret.csv", "mysheet-boss.csv", "sheet-boss@acme.com.xlsx"])(
    "is something else than one whose name is no sheet's: %s",
    async (name) => {
      expect(await givenBack(await sentReview([bo, ana]), { sheet: "sheet-sec", name, decide: bo })).toEqual({
        decided: [bo.key],
        refused: [],
        missing: ["sheet-boss"],
      });
    },
  );
});

describe("two sheets of one reviewer", () => {
  it("may be called as each other: they are of the same person", async () => {
    const review = await sentReview([bo, ana]);
    const sheets = [...(await readSentSheets(review)).byName.values()].filter(
      ({ name }) => name === "sheet-boss",
    );
    await giveRows(review, {
      giving: { to: "sec@acme.com", sheets },
      now: () => new Date("2026-10-05T09:00:00Z"),
    });
    expect(await givenBack(review, { sheet: "sheet-sec", name: "sheet-sec-2.csv", decide: bo })).toEqual({
      decided: [bo.key],
      refused: [],
      missing: ["sheet-boss", "sheet-sec-2"],
    });
  });
});
