import { describe, expect, it } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { readPopulation } from "../../../src/audit/read-population.js";
import { multiPath } from "../../../src/audit/rules/multi-path.js";
import { redundantDirectGrant } from "../../../src/audit/rules/redundant-direct-grant.js";
import { openSmallFile, type SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const people = {
  users: { u1: {}, u2: {}, u3: {} },
  groups: { g1: { name: "Sales" }, g2: { name: "All" }, g3: {}, g4: {} },
  members: "g1: u1 u2 u3; g2: u1 u2; g3: u2; g4: u2",
  apps: { a1: { name: "Slack" } },
};

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds an app held through two groups or more, whether or not directly too",
    { ...people, direct: "a1: u2", bound: "a1: g1 g2 g3 g4" },
    {
      findings: [
        ["user:u1", "info", "Slack through 2 groups (Sales and All)", "app:a1:access"],
        [
          "user:u2",
          "info",
          "Slack through 4 groups (Sales, All, g3 and 1 more), and directly",
          "app:a1:access",
        ],
      ],
      clean: 1,
      unknown: [],
    },
  ],
  [
    "lets pass one group, and one with a direct assignment beside it",
    { ...people, direct: "a1: u2", bound: "a1: g1" },
    { findings: [], clean: 3, unknown: [] },
  ],
  [
    "does not know an app with groups that may be missing, beyond what it finds there",
    {
      ...people,
      bound: "a1: g1 g2",
      incomplete: ["app"],
      gaps: [{ list: "appGroups", resourceType: "app", id: "a1" }],
    },
    {
      findings: [
        ["user:u1", "info", "Slack through 2 groups (Sales and All)", "app:a1:access"],
        ["user:u2", "info", "Slack through 2 groups (Sales and All)", "app:a1:access"],
      ],
      clean: 0,
      unknown: [["app:a1", "app:a1: 3 counted, 2 came"]],
    },
  ],
  [
    "is not run without apps",
    { ...people, direct: "a1: u1", without: ["app"] },
    { findings: [], clean: 0, unknown: [], notRun: "apps were not read (--without app)" },
  ],
];

describe("the rule multi-path", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(multiPath, file)).toEqual(expected);
  });
});

describe("the ways of an app", () => {
  it("are all named for whoever reads a finding by program, and the one alone that is too many", async () => {
    const file = { ...people, direct: "a1: u2", bound: "a1: g1 g2" };
    const population = await readPopulation(await openSmallFile(file), {
      isPrivileged: () => false,
      now: new Date("2026-11-23T09:00:00Z"),
      inputs: {},
    });
    const results = audit(population, [multiPath, redundantDirectGrant]);
    expect(results.map(({ findings }) => findings.map(({ pathIds }) => pathIds))).toEqual([
      [
        ["group:g1:member", "group:g2:member"],
        ["app:a1:access", "group:g1:member", "group:g2:member"],
      ],
      [["app:a1:access"]],
    ]);
  });
});
