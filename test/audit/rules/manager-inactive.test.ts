import { describe, expect, it } from "vitest";
import { managerInactive } from "../../../src/audit/rules/manager-inactive.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged, resultOf } from "../judged.js";

const usersLost = { incomplete: ["user"], lists: [{ name: "users", resourceType: "user" }] };

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds users whose manager was suspended or locked, and not those of one who is about to begin",
    {
      users: {
        u1: { manager: "u4" },
        u2: { manager: "u5" },
        u3: { manager: "u6" },
        u4: { name: "Kim", state: "suspended" },
        u5: { name: "Lee", state: "locked" },
        u6: { name: "Max", state: "staged" },
      },
    },
    {
      findings: [
        ["user:u1", "medium", "manager Kim is suspended"],
        ["user:u2", "medium", "manager Lee is locked"],
      ],
      clean: 4,
      unknown: [],
    },
  ],
  [
    "finds a user whose manager is not among the users, by address where it is told",
    { users: { u1: { manager: "u9" }, u2: { manager: "u9", profile: { manager: "kim@example.com" } } } },
    {
      findings: [
        ["user:u1", "medium", "manager u9 is not among the users"],
        ["user:u2", "medium", "manager kim@example.com is not among the users"],
      ],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "lets pass who has a manager that is enabled, none, or cannot sign in",
    {
      users: {
        u1: { manager: "u2" },
        u2: {},
        u3: { manager: "u9", state: "suspended" },
        u4: { manager: "u1", state: "not told" },
      },
    },
    { findings: [], clean: 4, unknown: [] },
  ],
  [
    "finds a suspended manager where users may be missing, and does not know of one that is not there",
    {
      users: { u1: { manager: "u9" }, u2: { manager: "u3" }, u3: { name: "Kim", state: "suspended" } },
      ...usersLost,
    },
    {
      findings: [["user:u2", "medium", "manager Kim is suspended"]],
      clean: 1,
      unknown: [["user:u1", "user: 3 counted, 2 came"]],
    },
  ],
  [
    "does not know where a status or the manager's id is not told",
    {
      users: {
        u1: { manager: "u2" },
        u2: { state: "not told" },
        u3: { manager: "u9", state: "not told" },
        u4: { profile: { manager: "kim@example.com" } },
      },
    },
    {
      findings: [],
      clean: 1,
      unknown: [
        ["user:u1", "the manager's status is not known"],
        ["user:u3", "its status is not known"],
        ["user:u4", "the manager's id is not told"],
      ],
    },
  ],
  [
    "is not run where there are no users",
    { admins: { m1: {} } },
    { findings: [], clean: 0, unknown: [], notRun: "there are no users" },
  ],
];

describe("the rule manager-inactive", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(managerInactive, file)).toEqual(expected);
  });

  it("counts findings by manager", async () => {
    const { findings } = await resultOf(managerInactive, {
      users: { u1: { manager: "u3" }, u2: { manager: "u9" }, u3: { name: "Kim", state: "suspended" } },
    });
    expect(findings.map(({ place }) => place)).toEqual(["Kim", "u9"]);
  });
});
