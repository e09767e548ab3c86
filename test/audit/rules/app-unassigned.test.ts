import { describe, expect, it } from "vitest";
import { appUnassigned } from "../../../src/audit/rules/app-unassigned.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const people = { users: { u1: {} }, groups: { g1: {}, g2: { name: "Nobody" } }, members: "g1: u1" };

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds apps that nobody has, with no group or with empty ones alone, the inactive too",
    { ...people, apps: { a1: {}, a2: { inactive: true }, a3: {} }, bound: "a3: g2" },
    {
      findings: [
        ["app:a1", "info", "no users, no groups"],
        ["app:a2", "info", "no users, no groups; inactive"],
        ["app:a3", "info", "only groups without members: Nobody"],
      ],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "lets pass an app that somebody has, directly or through a group; the administration of JumpCloud is none",
    { ...people, admins: { m1: {} }, apps: { a1: {}, a2: {} }, direct: "a1: u1", bound: "a2: g1 g2" },
    { findings: [], clean: 2, unknown: [] },
  ],
  [
    "does not know an app whose list of users or groups is not whole",
    {
      ...people,
      apps: { a1: {}, a2: {}, a3: {} },
      incomplete: ["app"],
      gaps: [
        { list: "appUsers", resourceType: "app", id: "a1" },
        { list: "appGroups", resourceType: "app", id: "a2" },
      ],
    },
    {
      findings: [["app:a3", "info", "no users, no groups"]],
      clean: 0,
      unknown: [
        ["app:a1", "app:a1: 3 counted, 2 came"],
        ["app:a2", "app:a2: 3 counted, 2 came"],
      ],
    },
  ],
  [
    "is not run without apps",
    { ...people, without: ["app"] },
    { findings: [], clean: 0, unknown: [], notRun: "apps were not read (--without app)" },
  ],
  [
    "does not know any app without groups: they may be what gives it",
    { ...people, apps: { a1: {}, a2: {} }, direct: "a2: u1", without: ["group"] },
    { findings: [], clean: 1, unknown: [["app:a1", "group: not read (--without)"]] },
  ],
];

describe("the rule app-unassigned", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(appUnassigned, file)).toEqual(expected);
  });
});
