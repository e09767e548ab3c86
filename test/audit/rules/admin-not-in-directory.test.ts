import { describe, expect, it } from "vitest";
import { adminNotInDirectory } from "../../../src/audit/rules/admin-not-in-directory.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const clean = (count: number): Judged => ({ findings: [], clean: count, unknown: [] });
/** Of a rule that can judge nobody, the reason is why it is not run. */
const unknown = (reason: string): Judged => ({
  ...clean(0),
  unknown: [["admin_user:m1", reason]],
  notRun: reason,
});

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds an administrator to whom no user belongs",
    { users: { u1: {} }, admins: { m1: {} }, roles: { r1: { name: "Manager" } }, holds: "r1: m1" },
    {
      findings: [["admin_user:m1", "high", "no user belongs to it (Manager)"]],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "finds it although other accounts have a warning",
    { admins: { m1: {} }, warnings: { ambiguous_admin_link: ["admin_user:m2"] } },
    { findings: [["admin_user:m1", "high", "no user belongs to it"]], clean: 0, unknown: [] },
  ],
  [
    "lets pass who has a user, even one that is suspended, who is suspended, and service accounts",
    {
      users: { u1: {}, u2: { state: "suspended" }, u3: {} },
      admins: {
        m1: { user: "u1" },
        m2: { user: "u2", linkBasis: "user_admin_id" },
        m3: { state: "suspended" },
        m4: { service: true },
        m5: { user: "u3", state: "not told" },
      },
    },
    clean(4),
  ],
  [
    "does not know where several accounts could belong to it",
    { admins: { m1: {} }, warnings: { ambiguous_admin_link: ["admin_user:m1"] } },
    unknown("several accounts could belong to this administrator"),
  ],
  [
    "does not know where users may be missing",
    {
      admins: { m1: {} },
      incomplete: ["user"],
      lists: [{ name: "users", resourceType: "user" }],
    },
    unknown("user: 3 counted, 2 came"),
  ],
  [
    "does not know where there is no address to go by",
    { admins: { m1: { email: null } } },
    unknown("it has no e-mail address to find its user by"),
  ],
  [
    "does not know where the status is not told",
    { admins: { m1: { state: "not told" } } },
    unknown("its status is not known"),
  ],
  [
    "is not run without administrators",
    { users: { u1: {} }, admins: { m1: {} }, without: ["admin_user"] },
    { ...clean(0), notRun: "administrators were not read (--without)" },
  ],
];

describe("the rule admin-not-in-directory", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(adminNotInDirectory, file)).toEqual(expected);
  });
});
