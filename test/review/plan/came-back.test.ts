import { describe, expect, it } from "vitest";
import { makePlan } from "../../../src/review/plan/make-plan.js";
import { planInput, rowOf } from "../../support/review-answers.js";
import { held, people, planned } from "./planned.js";

describe("what came back", () => {
  const organization = { members: "g1: u1", bound: "a1: g1" };
  const lackedBy = new Map([[rowOf("u1 g1"), "20261110T020000Z.json.gz"]]);

  it("is not removed when a sync in between lacks it", async () => {
    expect(await planned(organization, { answers: "u1 g1: remove", lackedBy })).toEqual([
      "u1 g1 came back: it was not there in 20261110T020000Z.json.gz, and is there again",
    ]);
  });

  it("is removed when somebody says so of the row", async () => {
    const again = new Set([rowOf("u1 g1")]);
    expect(await planned(organization, { answers: "u1 g1: remove", lackedBy, again })).toEqual([
      "u1 g1 remove (a1)",
    ]);
    expect(await planned(organization, { answers: "u1 g1: remove; u1 *a1: keep", lackedBy, again })).toEqual([
      `u1 g1 ${held}`,
    ]);
  });

  it.each([
    ["u1 g1", "u1 g1: remove", 'its removal is planned as "remove"'],
    ["u1 g2", "u1 g1: remove; u1 g2: remove", 'its removal is planned as "gone"'],
    ["u1 g1", "u1 g1: keep", "its removal was not decided"],
    ["u2 g2", "u1 g1: remove", "this review has no such row"],
  ])("has to be what somebody says so of: %s of %s", async (row, answers, is) => {
    const given = await planInput({ ...people, ...organization }, { answers, again: new Set([rowOf(row)]) });
    expect(() => makePlan(given)).toThrow(`${rowOf(row)} did not come back: ${is}`);
  });
});
