import { describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/review/answers/read-answers.js";
import { decide, filledIn, sortedApart } from "./filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "./sent-review.js";

const shown = (how: string) => ["Ana Ruiz", "", "", "ana@acme.com", "AWS", how, "", "", "", ""];
const who = { person: "ana", access: "AWS", reviewer: "dana" };
const group = itemOf(who, { shown: shown("member") });
const app = itemOf(who, { kind: "assignment", shown: shown("assigned directly") });

describe("a group and an app of one name", () => {
  it.each([
    ["count each for itself", [0, 1], [group.key, app.key]],
    ["count not at all where their keys were exchanged", [1, 0], []],
  ])("%s", async (_, order, keys) => {
    const review = await sentReview([group, app]);
    const edits = [decide({ [group.key]: "Keep", [app.key]: "Remove" }), sortedApart("Row key", order)];
    const content = await filledIn(sheetOf(review, "sheet-dana"), { format: "xlsx", edits });
    await giveBack(review, "sheet-dana.xlsx", content);
    const { decided, refused } = await readAnswers(review);
    expect([...decided.keys()]).toEqual(keys);
    expect(refused.map(({ kind }) => kind)).toEqual(keys.length === 0 ? ["changed row", "changed row"] : []);
  });
});
