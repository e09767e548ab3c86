import { describe, expect, it } from "vitest";
import { makePlan } from "../../../src/review/plan/make-plan.js";
import { planInput, rowOf } from "../../support/review-answers.js";
import type { SmallOrganization } from "../../support/small-organization.js";

const people: SmallOrganization = {
  users: { u1: {}, u2: {} },
  admins: { d1: { user: "u1" } },
  groups: { g1: {}, g2: {}, g9: { dynamic: true } },
  apps: { a1: {}, a2: {} },
  roles: { r1: {} },
  holds: "r1: d1",
};

/** What becomes of each removal: "u1 g1 remove (a1)", with the apps that end. */
async function planned(
  organization: SmallOrganization,
  given: Parameters<typeof planInput>[1],
): Promise<string[]> {
  const { removals } = makePlan(await planInput({ ...people, ...organization }, given));
  return removals.map(({ answer, fate, ends, why }) => {
    const { account, entitlement } = answer.item;
    const apps = ends.map(({ displayName }) => displayName).join(" ");
    const told = why === undefined ? "" : `: ${why}`;
    return `${account.resource} ${entitlement.split(":")[1]} ${fate}${apps === "" ? "" : ` (${apps})`}${told}`;
  });
}

describe("the plan of a review", () => {
  it.each<[what: string, organization: SmallOrganization, answers: string, plan: string[]]>([
    [
      "removes a membership, and what it alone gives ends",
      { members: "g1: u1", bound: "a1: g1" },
      "u1 g1: remove",
      ["u1 g1 remove (a1)"],
    ],
    ["removes a direct assignment", { direct: "a1: u1" }, "u1 a1: remove", ["u1 a1 remove (a1)"]],
    [
      "ends nothing that another membership gives as well",
      { members: "g1: u1; g2: u1", bound: "a1: g1 g2" },
      "u1 g1: remove",
      ["u1 g1 remove"],
    ],
    [
      "ends nothing of another person",
      { members: "g1: u1 u2", bound: "a1: g1" },
      "u1 g1: remove",
      ["u1 g1 remove (a1)"],
    ],
    [
      "ends an app that two memberships give when both end",
      { members: "g1: u1; g2: u1", bound: "a1: g1 g2" },
      "u1 g1: remove; u1 g2: remove",
      ["u1 g1 remove (a1)", "u1 g2 remove (a1)"],
    ],
    [
      "keeps the order of the review",
      { members: "g1: u1; g2: u1" },
      "u1 g2: remove; u1 g1: remove",
      ["u1 g2 remove", "u1 g1 remove"],
    ],
    [
      "has nothing of what was kept",
      { members: "g1: u1; g2: u1" },
      "u1 g1: keep; u1 g2: remove",
      ["u1 g2 remove"],
    ],
    ["has nothing of what is not this person's to say", { members: "g1: u1" }, "u1 g1: not mine", []],
    [
      "leaves a dynamic group to its rule",
      { members: "g9: u1" },
      "u1 g9: remove",
      ["u1 g9 rule: the rule of the group decides who is in it"],
    ],
    [
      "leaves a role to the console",
      {},
      "d1 r1: remove",
      ["d1 r1 console: administrators are changed at the console"],
    ],
    ["knows what is gone", {}, "u1 g1: remove", ["u1 g1 gone: it is not there any more"]],
    ["knows who is gone", {}, "u7 g1: remove", ["u7 g1 gone: the account is not there any more"]],
    [
      "takes no app through groups for the assignment that was to go",
      { members: "g1: u1", bound: "a1: g1" },
      "u1 a1: remove",
      ["u1 a1 gone: it is not assigned directly any more; it comes through g1"],
    ],
    [
      "cannot take an app through groups away, whatever was written",
      { direct: "a1: u1" },
      "u1 *a1: remove",
      [],
    ],
  ])("%s", async (_, organization, answers, plan) => {
    expect(await planned(organization, { answers })).toEqual(plan);
  });
});

const held = "held back: the person would lose a1, which rita@example.com kept";

describe("what is held back", () => {
  it.each<[what: string, organization: SmallOrganization, answers: string, plan: string[]]>([
    [
      "the one membership that gives an app that was kept",
      { members: "g1: u1", bound: "a1: g1" },
      "u1 g1: remove; u1 *a1: keep",
      [`u1 g1 ${held}`],
    ],
    [
      "both memberships that do: which one stays is for people to say",
      { members: "g1: u1; g2: u1", bound: "a1: g1 g2" },
      "u1 g1: remove; u1 *a1: keep; u1 g2: remove",
      [`u1 g1 ${held}`, `u1 g2 ${held}`],
    ],
    [
      "none of them where another one stays",
      { members: "g1: u1; g2: u1", bound: "a1: g1 g2" },
      "u1 g1: remove; u1 *a1: keep; u1 g2: keep",
      ["u1 g1 remove"],
    ],
    [
      "none of them where a direct assignment stays",
      { members: "g1: u1", direct: "a1: u1", bound: "a1: g1" },
      "u1 g1: remove; u1 a1: keep",
      ["u1 g1 remove"],
    ],
    [
      "nor where it stays and nobody was asked about it",
      { members: "g1: u1", direct: "a1: u1", bound: "a1: g1" },
      "u1 g1: remove; u1 *a1: keep",
      ["u1 g1 remove"],
    ],
    [
      "the group that gives what was assigned directly and kept, once that is gone",
      { members: "g1: u1", bound: "a1: g1" },
      "u1 g1: remove; u1 a1: keep",
      [`u1 g1 ${held}`],
    ],
    [
      "the direct assignment and the membership, where only both give it",
      { members: "g1: u1", direct: "a1: u1", bound: "a1: g1" },
      "u1 g1: remove; u1 a1: remove; u1 *a1: keep",
      [`u1 g1 ${held}`, `u1 a1 ${held}`],
    ],
    [
      "nothing for an app that the person does not have any more",
      { members: "g1: u1" },
      "u1 g1: remove; u1 *a1: keep",
      ["u1 g1 remove"],
    ],
    [
      "nothing of another person",
      { members: "g1: u1 u2", bound: "a1: g1" },
      "u1 g1: remove; u2 *a1: keep",
      ["u1 g1 remove (a1)"],
    ],
    [
      "nothing for the role of the same person",
      { members: "g1: u1", bound: "a1: g1" },
      "u1 g1: remove; d1 r1: keep",
      ["u1 g1 remove (a1)"],
    ],
    [
      "nothing where a rule gives it as well, and nothing changes that",
      { members: "g1: u1; g9: u1", bound: "a1: g1 g9" },
      "u1 g1: remove; u1 g9: remove; u1 *a1: keep",
      ["u1 g1 remove", "u1 g9 rule: the rule of the group decides who is in it"],
    ],
  ])("is %s", async (_, organization, answers, plan) => {
    expect(await planned(organization, { answers })).toEqual(plan);
  });
});

const waiting =
  "waiting: the person would lose a1, of which nobody has said yet whether it is kept (rita@example.com was asked)";

describe("what waits for whoever was asked about an app", () => {
  it.each<[what: string, organization: SmallOrganization, answers: string, plan: string[]]>([
    [
      "the one membership that gives it",
      { members: "g1: u1", bound: "a1: g1" },
      "u1 g1: remove; u1 *a1: open",
      [`u1 g1 ${waiting}`],
    ],
    [
      "also where whoever was asked says that it is not theirs to say",
      { members: "g1: u1", bound: "a1: g1" },
      "u1 *a1: not mine; u1 g1: remove",
      [`u1 g1 ${waiting}`],
    ],
    [
      "both memberships that do",
      { members: "g1: u1; g2: u1", bound: "a1: g1 g2" },
      "u1 g1: remove; u1 *a1: open; u1 g2: remove",
      [`u1 g1 ${waiting}`, `u1 g2 ${waiting}`],
    ],
    [
      "not where another one stays",
      { members: "g1: u1; g2: u1", bound: "a1: g1 g2" },
      "u1 g1: remove; u1 *a1: open",
      ["u1 g1 remove"],
    ],
    [
      "the group that gives what was assigned directly, once that is gone",
      { members: "g1: u1", bound: "a1: g1" },
      "u1 g1: remove; u1 a1: open",
      [`u1 g1 ${waiting}`],
    ],
    [
      "and is held back where another app was kept that goes with it",
      { members: "g1: u1", bound: "a1: g1; a2: g1" },
      "u1 g1: remove; u1 *a1: keep; u1 *a2: open",
      [`u1 g1 ${held}`],
    ],
    [
      "nothing for another account of which something is open",
      { members: "g1: u1 u2", bound: "a1: g1" },
      "u1 g1: remove; u2 *a1: open",
      ["u1 g1 remove (a1)"],
    ],
  ])("is %s", async (_, organization, answers, plan) => {
    expect(await planned(organization, { answers })).toEqual(plan);
  });
});

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
