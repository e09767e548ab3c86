import { describe, expect, it } from "vitest";
import { redundantDirectGrant } from "../../../src/audit/rules/redundant-direct-grant.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const people = {
  users: { u1: {}, u2: {}, u3: {} },
  groups: { g1: { name: "Sales" }, g2: { name: "All" } },
  members: "g1: u2 u3; g2: u2",
  apps: { a1: { name: "Slack" } },
};

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds an app held directly that comes through groups as well",
    { ...people, direct: "a1: u1 u2", bound: "a1: g1 g2" },
    {
      findings: [
        ["user:u2", "info", "Slack directly, though it comes through Sales and All", "app:a1:access"],
      ],
      clean: 2,
      unknown: [],
    },
  ],
  [
    "lets pass what is held in one way",
    { ...people, direct: "a1: u1", bound: "a1: g1" },
    { findings: [], clean: 3, unknown: [] },
  ],
  [
    "does not know an app with groups that may be missing, beyond what it finds there",
    {
      ...people,
      apps: { ...people.apps, a2: {} },
      direct: "a1: u1 u2; a2: u1",
      bound: "a1: g2",
      incomplete: ["app"],
      gaps: [{ list: "appGroups", resourceType: "app", id: "a1" }],
    },
    {
      findings: [["user:u2", "info", "Slack directly, though it comes through All", "app:a1:access"]],
      clean: 1,
      unknown: [["app:a1", "app:a1: 3 counted, 2 came"]],
    },
  ],
  [
    "does not know an app through groups whose members may be missing",
    {
      ...people,
      direct: "a1: u1",
      bound: "a1: g1",
      incomplete: ["app", "group"],
      gaps: [
        { list: "memberships", resourceType: "group", id: "g1" },
        { list: "appUsers", resourceType: "app", id: "a1", because: [{ resourceType: "group", id: "g1" }] },
      ],
    },
    {
      findings: [],
      clean: 0,
      unknown: [["app:a1", "app:a1: 3 counted, 2 came"]],
      notRun: "app:a1: 3 counted, 2 came",
    },
  ],
  [
    "is not run without apps",
    { ...people, direct: "a1: u1", without: ["app"] },
    { findings: [], clean: 0, unknown: [], notRun: "apps were not read (--without app)" },
  ],
];

describe("the rule redundant-direct-grant", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(redundantDirectGrant, file)).toEqual(expected);
  });
});
