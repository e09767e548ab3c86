import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/audit/finding.js";
import { riskIndex } from "../../src/export/risk.js";
import { resourceKey } from "../../src/model/resource-id.js";
import { type Severity, severities } from "../../src/model/severity.js";

/** "no-mfa high user:u1" or "direct low user:u1 app:a1": a rule, how grave, about whom, and what of theirs. */
function finding(text: string): Finding {
  const [ruleId = "", severity = "", key = "", held] = text.split(" ");
  const [resourceType = "", resource = ""] = key.split(":");
  const subject = { id: { resourceType, resource }, key, displayName: resource };
  const known = severities.find((one): one is Severity => one === severity) ?? "info";
  return {
    ruleId,
    severity: known,
    subject,
    detail: "",
    observed: {},
    ...(held && { entitlementId: `${held}:x` }),
  };
}

const indexOf = (texts: readonly string[]) => riskIndex([{ findings: texts.map(finding) }]);
const entitlement = (key: string) => ({ id: `${key}:x`, resourceKey: key });

const riskOf = indexOf([
  "no-mfa high user:u1",
  "dormant medium user:u1",
  "direct low user:u1 app:a1",
  "direct low user:u2 app:a1",
  "empty-app low app:a2",
  "open-group info group:g1 app:a1",
  "aging info user:u1",
  "aging medium user:u1 app:a2",
]);

describe("what an audit found", () => {
  it.each([
    ["user:u1", undefined, ["no-mfa", "dormant", "aging"], "high"],
    ["user:u1", "app:a1", ["no-mfa", "dormant", "direct", "aging"], "high"],
    ["user:u1", "app:a2", ["no-mfa", "aging", "dormant", "empty-app"], "high"],
    ["user:u2", "app:a1", ["direct"], "low"],
    ["user:u2", "app:a2", ["empty-app"], "low"],
    ["user:u2", "group:g1", ["open-group"], "info"],
    ["user:u2", "group:g2", [], ""],
    ["user:u2", undefined, [], ""],
    ["user:a1", undefined, [], ""],
  ])("flags %s, %s: %j, the gravest first", (key, held, flags, maxSeverity) => {
    const risk = riskOf({ key }, held === undefined ? undefined : entitlement(held));
    expect(risk).toEqual({ flags, maxSeverity });
  });

  it("is the union of what is known of the account, of the resource, and of both", () => {
    const keys = fc.constantFrom("user:u1", "user:u2", "app:a1", "group:g1");
    const anyFinding = fc
      .tuple(
        fc.constantFrom("r1", "r2", "r3", "r4"),
        fc.constantFrom(...severities),
        keys,
        fc.constantFrom("", " app:a1", " group:g1"),
      )
      .map(
        ([rule, severity, key, held]) => `${rule} ${severity} ${key}${key.startsWith("user") ? held : ""}`,
      );
    fc.assert(
      fc.property(fc.array(anyFinding), keys, fc.constantFrom("app:a1", "group:g1"), (texts, key, held) => {
        const about = texts
          .map(finding)
          .filter(
            ({ subject, entitlementId }) =>
              (subject.key === key && (entitlementId === undefined || entitlementId === `${held}:x`)) ||
              subject.key === held,
          );
        const risk = indexOf(texts)({ key }, entitlement(held));
        expect(new Set(risk.flags)).toEqual(new Set(about.map(({ ruleId }) => ruleId)));
        expect(risk.flags).toHaveLength(new Set(risk.flags).size);
        const gravest = Math.max(-1, ...about.map(({ severity }) => severities.indexOf(severity)));
        expect(risk.maxSeverity).toBe(severities[gravest] ?? "");
      }),
    );
  });

  it("is nothing where it is suppressed", () => {
    const [grave, slight] = [finding("no-mfa high user:u1"), finding("dormant low user:u1")];
    const ofBoth = (more: { suppressedBy?: { expires: string } }) =>
      riskIndex([{ findings: [{ ...grave, ...more }, slight] }])({ key: "user:u1" }).flags;
    expect([ofBoth({}), ofBoth({ suppressedBy: { expires: "2027-01-01" } })]).toEqual([
      ["no-mfa", "dormant"],
      ["dormant"],
    ]);
  });

  it("is one object wherever it is the same", () => {
    const users = Array.from({ length: 1000 }, (_, index) => ({
      resourceType: "user",
      resource: `u${index}`,
    }));
    const keys = users.map(resourceKey);
    const many = indexOf([...keys.map((key) => `no-mfa high ${key}`), "empty-app low app:a1"]);
    const risks = keys.flatMap((key) => [many({ key }), many({ key }, entitlement("app:a1"))]);
    expect(new Set(risks).size).toBe(2);
  });
});
