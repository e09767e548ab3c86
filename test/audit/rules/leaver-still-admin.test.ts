import { describe, expect, it } from "vitest";
import { leaverStillAdmin } from "../../../src/audit/rules/leaver-still-admin.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const roles = { r1: { name: "Help Desk" } };
const leaver = { u1: { name: "Ada", state: "suspended" } } as const;

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds a suspended user whose administrator account is enabled",
    { users: leaver, admins: { m1: { user: "u1", linkBasis: "user_admin_id" } }, roles, holds: "r1: m1" },
    {
      findings: [["user:u1", "critical", "user suspended, administrator enabled (Help Desk)"]],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "finds a locked one, and needs no role",
    { users: { u1: { state: "locked" } }, admins: { m1: { user: "u1" } } },
    { findings: [["user:u1", "critical", "user locked, administrator enabled"]], clean: 0, unknown: [] },
  ],
  [
    "lets pass who is suspended on both sides, enabled on both, or about to begin",
    {
      users: { ...leaver, u2: {}, u3: { state: "staged" } },
      admins: { m1: { user: "u1", state: "suspended" }, m2: { user: "u2" }, m3: { user: "u3" } },
    },
    { findings: [], clean: 3, unknown: [] },
  ],
  [
    "does not know where administrators may be missing",
    {
      users: { ...leaver, u2: {} },
      incomplete: ["admin_user"],
      lists: [{ name: "administrators", resourceType: "admin_user" }],
    },
    { findings: [], clean: 1, unknown: [["user:u1", "admin_user: 3 counted, 2 came"]] },
  ],
  [
    "does not know where an administrator account could be the user's, by address, or has no status",
    {
      users: { ...leaver, u2: { state: "suspended" }, u3: { state: "suspended" }, u4: {} },
      admins: { m1: { email: "U1@example.com" }, m2: { user: "u2", state: "not told" } },
      warnings: { ambiguous_admin_link: ["admin_user:m1"], dangling_admin_link: ["user:u3"] },
    },
    {
      findings: [],
      clean: 1,
      unknown: [
        ["user:u1", "an administrator account with this address could belong to several accounts"],
        ["user:u2", "the status of the administrator account is not known"],
        ["user:u3", "JumpCloud names an administrator account of this user, which the file does not hold"],
      ],
    },
  ],
  [
    "lets pass whose address an administrator account has that is suspended, or that is another's",
    {
      users: { ...leaver, u2: { state: "suspended" } },
      admins: { m1: { email: "u1@example.com", state: "suspended" }, m2: { email: "u2@example.com" } },
      warnings: { ambiguous_admin_link: ["admin_user:m1"] },
    },
    { findings: [], clean: 2, unknown: [] },
  ],
  [
    "is not run without administrators",
    { users: leaver, without: ["admin_user"] },
    { findings: [], clean: 0, unknown: [], notRun: "administrators were not read (--without)" },
  ],
  [
    "is not run where there are no users",
    {},
    { findings: [], clean: 0, unknown: [], notRun: "there are no users" },
  ],
];

describe("the rule leaver-still-admin", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(leaverStillAdmin, file)).toEqual(expected);
  });
});
