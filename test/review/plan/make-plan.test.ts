import { describe, expect, it } from "vitest";
import { rowOf } from "../../support/review-answers.js";
import type { SmallOrganization } from "../../support/small-organization.js";
import { held, planned } from "./planned.js";

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

  it("is nothing where whoever was asked leaves it to others", async () => {
    const organization = { members: "g1: u1", bound: "a1: g1" };
    const given = { answers: "u1 g1: remove; u1 *a1: open", letGo: new Set([rowOf("u1 *a1")]) };
    expect(await planned(organization, given)).toEqual(["u1 g1 remove (a1)"]);
  });
});
