import { describe, expect, it } from "vitest";
import { needsForce, refuseUnexpected } from "../../../../src/cli/review/apply/expected-count.js";
import { makePlan } from "../../../../src/review/plan/make-plan.js";
import { planInput } from "../../../support/review-answers.js";

const counts = (removable: number) => ({
  items: removable,
  removable,
  leftOut: 0,
  accounts: 1,
  idleAccounts: 0,
});

describe("how many removals are many", () => {
  it.each([
    [0, 0, false],
    [1, 19, true],
    [1, 20, false],
    [5, 100, false],
    [6, 100, true],
    [200, 24_000, false],
    [201, 24_000, true],
  ])("%i of %i: %s", (count, removable, isMany) => {
    expect(needsForce(count, { counts: counts(removable) })).toBe(isMany);
  });

  it("is asked only of what is removed, and the number has to be right all the same", async () => {
    const organization = { users: { u1: {} }, groups: { g1: {}, g2: {} }, members: "g1: u1" };
    const plan = makePlan(await planInput(organization, { answers: "u1 g1: remove; u1 g2: remove" }));
    const document = { name: "2026-Q4", counts: counts(10) };
    expect(() => refuseUnexpected(plan, { expect: 1, document })).toThrow("1 removal of 10");
    expect(() => refuseUnexpected(plan, { expect: 2, force: true, document })).toThrow("the plan removes 1");
    expect(() => refuseUnexpected(plan, { expect: undefined, document })).toThrow("--write needs --expect N");
    expect(() => refuseUnexpected(plan, { expect: 1, force: true, document })).not.toThrow();
  });
});
