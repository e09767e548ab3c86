import { describe, expect, it } from "vitest";
import { makePlan } from "../../../src/review/plan/make-plan.js";
import { planInput, smallItem } from "../../support/review-answers.js";

describe("a group that a rule filled when the review was opened", () => {
  it.each<[what: string, hasMembershipMethods: boolean, plan: string[]]>([
    [
      "is left to it where the later sync could not read that",
      false,
      ["rule: the rule of the group decides who is in it"],
    ],
    ["is one like any other where that sync says so", true, ["remove"]],
  ])("%s", async (_, hasMembershipMethods, plan) => {
    const input = await planInput(
      { users: { u1: {} }, groups: { g1: {} }, members: "g1: u1" },
      { answers: "u1 g1: remove", hasMembershipMethods },
    );
    const item = smallItem("u1 g1", { isByRule: true });
    const answer = {
      item,
      decision: "remove",
      comment: "",
      by: "rita@example.com",
      place: { file: "a.csv", row: 2 },
    } as const;
    const { removals } = makePlan({
      ...input,
      items: new Map([[item.key, item]]),
      decided: new Map([[item.key, answer]]),
    });
    expect(removals.map(({ fate, why }) => (why === undefined ? fate : `${fate}: ${why}`))).toEqual(plan);
  });
});
