import { describe, expect, it } from "vitest";
import { groupEmpty } from "../../../src/audit/rules/group-empty.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const apps = { a1: { name: "Slack" } };

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds groups without members, and tells what they would give",
    { groups: { g1: {}, g2: { dynamic: true } }, apps, bound: "a1: g2" },
    {
      findings: [
        ["group:g1", "info", "no members"],
        ["group:g2", "info", "nobody fits its rule; it would give Slack"],
      ],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "lets pass a group with a member, even a disabled one",
    { users: { u1: { state: "suspended" } }, groups: { g1: {} }, members: "g1: u1" },
    { findings: [], clean: 1, unknown: [] },
  ],
  [
    "does not know a group whose list of members is not whole",
    {
      groups: { g1: {}, g2: {} },
      incomplete: ["group"],
      gaps: [{ list: "memberships", resourceType: "group", id: "g1" }],
    },
    {
      findings: [["group:g2", "info", "no members"]],
      clean: 0,
      unknown: [["group:g1", "group:g1: 3 counted, 2 came"]],
    },
  ],
  [
    "is not run where users may be missing from every group",
    { groups: { g1: {} }, incomplete: ["user"], lists: [{ name: "users", resourceType: "user" }] },
    {
      findings: [],
      clean: 0,
      unknown: [["group:g1", "user: 3 counted, 2 came"]],
      notRun: "user: 3 counted, 2 came",
    },
  ],
];

describe("the rule group-empty", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(groupEmpty, file)).toEqual(expected);
  });
});
