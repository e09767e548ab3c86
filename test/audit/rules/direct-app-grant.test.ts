import { describe, expect, it } from "vitest";
import { directAppGrant } from "../../../src/audit/rules/direct-app-grant.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const people = { users: { u1: {}, u2: {}, u3: {} }, groups: { g1: {} }, members: "g1: u2 u3" };
const slack = { a1: { name: "Slack" } };

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds every app that a user holds directly, whatever comes through groups too",
    { ...people, apps: { ...slack, a2: {} }, direct: "a1: u1 u2; a2: u1", bound: "a1: g1" },
    {
      findings: [
        ["user:u1", "low", "Slack directly", "app:a1:access"],
        ["user:u1", "low", "a2 directly", "app:a2:access"],
        ["user:u2", "low", "Slack directly, and through groups too", "app:a1:access"],
      ],
      clean: 1,
      unknown: [],
    },
  ],
  [
    "lets pass what comes through groups alone; memberships and the administration of JumpCloud are no apps",
    { ...people, admins: { m1: {} }, apps: slack, bound: "a1: g1" },
    { findings: [], clean: 2, unknown: [] },
  ],
  [
    "does not know the app whose list of users is not whole, beyond what it finds there",
    {
      ...people,
      apps: { ...slack, a2: {} },
      direct: "a1: u1",
      bound: "a1: g1; a2: g1",
      incomplete: ["app"],
      gaps: [{ list: "appUsers", resourceType: "app", id: "a1" }],
    },
    {
      findings: [["user:u1", "low", "Slack directly", "app:a1:access"]],
      clean: 2,
      unknown: [["app:a1", "app:a1: 3 counted, 2 came"]],
    },
  ],
  [
    "is not run without apps",
    { ...people, without: ["app"] },
    { findings: [], clean: 0, unknown: [], notRun: "apps were not read (--without app)" },
  ],
  [
    "is not run where nobody holds an app",
    { ...people, apps: slack },
    { findings: [], clean: 0, unknown: [], notRun: "there are no app assignments" },
  ],
];

describe("the rule direct-app-grant", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(directAppGrant, file)).toEqual(expected);
  });
});
