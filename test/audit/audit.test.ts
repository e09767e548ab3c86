import { describe, expect, it } from "vitest";
import { privilegedBy } from "../../src/access/privileged.js";
import { audit } from "../../src/audit/audit.js";
import type { Population } from "../../src/audit/population.js";
import { readPopulation } from "../../src/audit/read-population.js";
import type { Rule } from "../../src/audit/rule.js";
import { openSmallFile } from "../support/small-sync-file.js";

const text = "…";
const rule = (id: string, judge: Rule["judge"]): Rule => ({
  id,
  severity: "medium",
  title: text,
  judges: "users",
  predicate: text,
  needs: text,
  why: text,
  remediation: text,
  references: [],
  judge,
});

async function populationOf(names: Record<string, string>): Promise<Population> {
  const users = Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { name, email: null }]));
  return readPopulation(await openSmallFile({ users }), {
    isPrivileged: privilegedBy([]),
    now: new Date("2026-11-23T09:00:00Z"),
    inputs: {},
  });
}

describe("an audit", () => {
  it("tells of the gravest first, then by name, id and entitlement", async () => {
    const severities = { u1: "low", u2: "critical", u3: "low", u4: "info" } as const;
    const population = await populationOf({
      u1: "Bob",
      u2: "Zoe",
      u3: "Ada",
      u4: "Ada",
      u5: "Ada",
      u6: "Ada",
    });
    const graded = rule("graded", ({ accounts }, verdicts) => {
      for (const account of accounts) {
        const severity = Object.entries(severities).find(([id]) => id === account.id.resource)?.[1];
        const finding = { detail: account.key, observed: {} };
        verdicts.addFinding(account, { ...finding, ...(severity !== undefined && { severity }) });
      }
      const [bob] = accounts;
      if (bob === undefined) return;
      for (const entitlementId of ["b", "a"]) {
        verdicts.addFinding(bob, { severity: "low", detail: entitlementId, observed: {}, entitlementId });
      }
    });
    const [result] = audit(population, [graded]);
    expect(result?.findings.map(({ severity, detail }) => [severity, detail])).toEqual([
      ["critical", "user:u2"],
      ["medium", "user:u5"],
      ["medium", "user:u6"],
      ["low", "user:u3"],
      ["low", "user:u1"],
      ["low", "a"],
      ["low", "b"],
      ["info", "user:u4"],
    ]);
  });

  it("asks every rule in turn, each for itself, and names the rule and the subject alone", async () => {
    const population = await populationOf({ u1: "Ada" });
    const finds = rule("finds", ({ accounts }, verdicts) => {
      for (const account of accounts)
        verdicts.addFinding(account, { detail: "found", observed: { mfa: false } });
    });
    const clears = rule("clears", (_, verdicts) => verdicts.addClean(3));
    const subject = { id: { resourceType: "user", resource: "u1" }, key: "user:u1", displayName: "Ada" };
    expect(audit(population, [finds, clears])).toEqual([
      {
        rule: finds,
        findings: [
          { ruleId: "finds", severity: "medium", subject, detail: "found", observed: { mfa: false } },
        ],
        clean: 0,
        unknown: [],
      },
      { rule: clears, findings: [], clean: 3, unknown: [] },
    ]);
  });

  const notRun: [name: string, judge: Rule["judge"], expected: string | undefined][] = [
    ["says what it lacks", (_, verdicts) => verdicts.notRun("no roster was given"), "no roster was given"],
    ["judges nobody", () => undefined, "there are no users"],
    [
      "knows of nobody",
      ({ accounts }, verdicts) => {
        for (const account of accounts) verdicts.addUnknown(account, `${account.displayName} is not known`);
      },
      "Ada is not known",
    ],
    [
      "finds one and knows no other",
      ({ accounts: [ada, bob] }, verdicts) => {
        if (ada !== undefined) verdicts.addFinding(ada, { detail: "found", observed: {} });
        if (bob !== undefined) verdicts.addUnknown(bob, "not known");
      },
      undefined,
    ],
    [
      "clears one and knows no other",
      ({ accounts: [, bob] }, verdicts) => {
        verdicts.addClean();
        if (bob !== undefined) verdicts.addUnknown(bob, "not known");
      },
      undefined,
    ],
  ];

  it.each(notRun)("tells whether a rule is run that %s", async (_, judge, expected) => {
    const population = await populationOf({ u1: "Ada", u2: "Bob" });
    expect(audit(population, [rule("one", judge)]).map((result) => result.notRun)).toEqual([expected]);
  });
});
