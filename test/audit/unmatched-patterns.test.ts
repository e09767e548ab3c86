import { expect, it } from "vitest";
import { readPopulation } from "../../src/audit/read-population.js";
import type { SodRule } from "../../src/audit/sod.js";
import { unmatchedPatterns } from "../../src/audit/unmatched-patterns.js";
import { openSmallFile } from "../support/small-sync-file.js";

const exemption = { reason: "alone", approvedBy: "cfo", expires: "2026-12-31" };

it("tells the patterns of the separation of duties that mean nothing in the file", async () => {
  const file = await openSmallFile({
    users: { u1: { name: "Ada" } },
    groups: { g1: { name: "Approvers" } },
    apps: { a1: { name: "NetSuite (Prod)" } },
  });
  const now = new Date("2026-11-23T09:00:00Z");
  const population = await readPopulation(file, { isPrivileged: () => false, now, inputs: {} });
  const rule = (id: string, sides: Pick<SodRule, "a" | "b" | "exempt">): SodRule => ({
    id,
    title: id,
    severity: "high",
    condition: "in",
    ...sides,
  });
  const rules = [
    rule("r1", {
      a: [
        "NetSuite (Prod)",
        "app:netsuite*",
        "a1",
        "app:a1",
        "app:a1:access",
        "Netsweet*",
        "group:NetSuite*",
      ],
      b: ["group:g1:member", "Aprovers"],
      exempt: [
        { ...exemption, principal: "ada" },
        { ...exemption, principal: "eve@example.com" },
      ],
    }),
    rule("r2", { a: ["*"], b: ["role:*"], exempt: [] }),
  ];
  expect(unmatchedPatterns(rules, population)).toEqual([
    { ruleId: "r1", side: "a", pattern: "Netsweet*" },
    { ruleId: "r1", side: "a", pattern: "group:NetSuite*" },
    { ruleId: "r1", side: "b", pattern: "Aprovers" },
    { ruleId: "r1", side: "exempt", pattern: "eve@example.com" },
    { ruleId: "r2", side: "b", pattern: "role:*" },
  ]);
});
