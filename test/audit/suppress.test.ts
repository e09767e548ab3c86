import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RuleResult } from "../../src/audit/audit.js";
import { directAppGrant } from "../../src/audit/rules/direct-app-grant.js";
import { leaverStillAdmin } from "../../src/audit/rules/leaver-still-admin.js";
import { suppress } from "../../src/audit/suppress.js";
import type { Suppression } from "../../src/audit/suppressions.js";

const now = new Date("2026-11-23T09:00:00Z");
const ada = {
  id: { resourceType: "user", resource: "u1" },
  key: "user:u1",
  displayName: "Ada (Ops)",
  email: "ada@example.com",
};
const bob = { id: { resourceType: "user", resource: "u2" }, key: "user:u2", displayName: "Bob" };

const named = {
  now,
  account: (key: string) => (key === ada.key ? { username: "ada.b" } : undefined),
  resource: ({ resource }: { resource: string }) =>
    resource === "a1"
      ? { id: { resourceType: "app", resource: "a1" }, displayName: "Jira Admin" }
      : undefined,
};

const found = (subject: typeof bob) => ({
  ruleId: directAppGrant.id,
  severity: directAppGrant.severity,
  subject,
  detail: "Jira Admin directly",
  observed: {},
  entitlementId: "app:a1:access",
});
const result: RuleResult = {
  rule: directAppGrant,
  findings: [found(ada), found(bob)],
  clean: 3,
  unknown: [
    { subject: { ...bob, id: { resourceType: "user", resource: "u3" }, key: "user:u3" }, reason: "…" },
  ],
};

const suppression = (given: Partial<Suppression> = {}): Suppression => ({
  rule: directAppGrant.id,
  subject: "*",
  reason: "no group yet",
  approvedBy: "ciso@example.com",
  expires: "2026-12-31",
  ...given,
});

/** Keys of those whose findings are suppressed, or were, and what is not used. */
function outcome(...suppressions: Suppression[]) {
  const { rules, unused } = suppress([result], suppressions, named);
  const keys = (by: "suppressedBy" | "suppressionEnded") =>
    (rules[0]?.findings ?? []).flatMap((finding) => (finding[by] === undefined ? [] : [finding.subject.key]));
  return { suppressed: keys("suppressedBy"), ended: keys("suppressionEnded"), unused };
}

describe("a suppression", () => {
  it.each([
    ["its id", "u1"],
    ["type and id", "user:u1"],
    ["its e-mail address", "ADA@example.com"],
    ["its user name", "ada.b"],
    ["its display name", "ada*"],
    ["its display name, also where that looks like a pattern", "Ada (Ops)"],
  ])("names its subject by %s", (_, subject) => {
    expect(outcome(suppression({ subject }))).toEqual({ suppressed: ["user:u1"], ended: [], unused: [] });
  });

  it.each([
    ["app:a1:access", true],
    ["app:Jira*", true],
    ["jira admin", true],
    ["app:a2*", false],
  ])("may be about the entitlement %s alone", (entitlement, matches) => {
    expect(outcome(suppression({ entitlement, subject: "user:u1" }))).toEqual({
      suppressed: matches ? ["user:u1"] : [],
      ended: [],
      unused: matches ? [] : [0],
    });
  });

  it("is told when no finding is like that, unless nobody knows", () => {
    expect(outcome(suppression({ subject: "nobody" })).unused).toEqual([0]);
    expect(outcome(suppression({ subject: "user:u3" })).unused).toEqual([]);
  });

  it("is not told when its rule was not asked, or not run", () => {
    expect(outcome(suppression({ rule: leaverStillAdmin.id })).unused).toEqual([]);
    const notRun = { ...result, findings: [], unknown: [], notRun: "apps were not read" };
    expect(suppress([notRun], [suppression({ subject: "nobody" })], named).unused).toEqual([]);
  });

  it("suppresses nothing when it is over, and the finding says so", () => {
    const { rules } = suppress([result], [suppression({ expires: "2026-11-22", subject: "user:u2" })], named);
    expect(
      rules[0]?.findings.map(({ suppressedBy, suppressionEnded }) => [suppressedBy, suppressionEnded]),
    ).toEqual([
      [undefined, undefined],
      [undefined, suppression({ expires: "2026-11-22", subject: "user:u2" })],
    ]);
  });

  it("that ends last counts, whatever the order", () => {
    const [over, short, long] = ["2026-11-01", "2026-11-30", "2027-01-31"].map((expires) =>
      suppression({ expires }),
    );
    if (over === undefined || short === undefined || long === undefined) throw new Error("three were made");
    fc.assert(
      fc.property(fc.shuffledSubarray([over, short, long], { minLength: 3 }), (all) => {
        const { rules, unused } = suppress([result], all, named);
        expect(rules[0]?.findings.map(({ suppressedBy }) => suppressedBy)).toEqual([long, long]);
        expect(unused).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  it("leaves every finding there, whatever its patterns", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: "binary" }),
        fc.string({ minLength: 1 }),
        (subject, entitlement) => {
          const { rules } = suppress([result], [suppression({ subject, entitlement })], named);
          expect(rules[0]?.findings.map(({ subject: { key } }) => key)).toEqual(["user:u1", "user:u2"]);
        },
      ),
    );
  });
});
