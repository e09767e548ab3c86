import { describe, expect, it } from "vitest";
import type { ApplyFlags } from "../../../../src/cli/review/apply/apply-flags.js";
import { manyWords, needsForce, refuseUnexpected } from "../../../../src/cli/review/apply/expected-count.js";
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

  it.each([
    [12, 25, "12 of 25 that the review could remove are 48 %: more than 5 %"],
    [501, 10_000, "501 of 10,000 that the review could remove are 5.1 %: more than 5 %"],
    [201, 24_000, "201 of 24,000 that the review could remove are 0.9 %: more than 200 removals"],
    [1, 0, "1 of 0 that the review could remove: more than 5 %"],
    [5, 100, undefined],
  ])("%i of %i is told: %s", (count, removable, words) => {
    expect(manyWords(count, { counts: counts(removable) })).toBe(words);
  });

  it("is asked only of what is removed, and the number has to be right all the same", async () => {
    const organization = { users: { u1: {} }, groups: { g1: {}, g2: {} }, members: "g1: u1" };
    const plan = makePlan(await planInput(organization, { answers: "u1 g1: remove; u1 g2: remove" }));
    const refuse = (flags: Partial<ApplyFlags>) => () => {
      const given = {
        file: "new sync.json",
        flags: { format: "text", timeout: 30, dir: "syncs", ...flags },
      } as const;
      refuseUnexpected(plan, { given: { name: "2026-Q4", ...given }, document: { counts: counts(10) } });
    };
    const command = "jc-connector review apply 2026-Q4 'new sync.json' --dir syncs";
    expect(refuse({ expect: 1 })).toThrow(
      `1 of 10 that the review could remove are 10 %: more than 5 %: nothing was changed. Look at them (${command} --show remove), then add --force`,
    );
    expect(refuse({ expect: 2, force: true })).toThrow(
      `the plan removes 1, and --expect says 2: nothing was changed. See the plan: ${command}`,
    );
    expect(refuse({})).toThrow(`--write needs --expect N, the number of removals that this says: ${command}`);
    expect(refuse({ expect: 1, force: true })).not.toThrow();
  });
});
