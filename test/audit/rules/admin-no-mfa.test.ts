import { describe, expect, it } from "vitest";
import { adminNoMfa } from "../../../src/audit/rules/admin-no-mfa.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const clean = (count: number): Judged => ({ findings: [], clean: count, unknown: [] });
/** Of a rule that can judge nobody, the reason is why it is not run. */
const unknown = (reason: string): Judged => ({
  ...clean(0),
  unknown: [["admin_user:m1", reason]],
  notRun: reason,
});
const found = (detail: string): Judged => ({
  findings: [["admin_user:m1", "critical", detail]],
  clean: 0,
  unknown: [],
});

const made = { m1: { user: "u1", linkBasis: "user_admin_id" } } as const;
const usersLost = { incomplete: ["user"], lists: [{ name: "users", resourceType: "user" }] };
const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds one with a password of its own and no TOTP, and tells the roles",
    {
      admins: { m1: { mfa: false } },
      roles: { r1: { name: "Help Desk" }, r2: { name: "Manager" } },
      holds: "r1: m1; r2: m1",
    },
    found("own password, TOTP not enrolled (Help Desk, Manager)"),
  ],
  [
    "finds one that was made from a user without MFA",
    { users: { u1: { mfa: false } }, admins: made },
    found("signs in with a user's password, and that user has no MFA"),
  ],
  [
    "takes a user's MFA for none of an administrator that only has the same address",
    { users: { u1: { mfa: true } }, admins: { m1: { user: "u1", linkBasis: "email", mfa: false } } },
    found("own password, TOTP not enrolled"),
  ],
  [
    "names no roles where they were not read",
    { admins: { m1: { mfa: false } }, roles: { r1: {} }, holds: "r1: m1", without: ["role"] },
    found("own password, TOTP not enrolled"),
  ],
  [
    "lets pass who has MFA, who is suspended, and service accounts",
    {
      users: { u1: { mfa: true } },
      admins: { ...made, m2: { mfa: true }, m3: { mfa: false, state: "suspended" }, m4: { service: true } },
    },
    clean(3),
  ],
  [
    "lets pass who has TOTP although nothing else is known",
    { admins: { m1: { mfa: true, state: "not told" } }, ...usersLost },
    clean(1),
  ],
  [
    "does not know where TOTP is not told",
    { admins: { m1: {} } },
    unknown("whether TOTP is enrolled is not told"),
  ],
  [
    "does not know where the MFA of the user that it was made from is not told",
    { users: { u1: {} }, admins: made },
    unknown("whether the user that it was made from has MFA is not told"),
  ],
  [
    "does not know where its status is not told",
    { admins: { m1: { mfa: false, state: "not told" } } },
    unknown("its status is not known"),
  ],
  [
    "does not know where the user that it may have been made from may be missing",
    { admins: { m1: { mfa: false } }, ...usersLost },
    unknown("user: 3 counted, 2 came"),
  ],
  [
    "does not know where several accounts could belong to it",
    { admins: { m1: { mfa: false } }, warnings: { ambiguous_admin_link: ["admin_user:m1"] } },
    unknown("several accounts could belong to this administrator, so whose MFA counts is not known"),
  ],
  [
    "is not run without administrators",
    { admins: { m1: {} }, without: ["admin_user"] },
    { ...clean(0), notRun: "administrators were not read (--without)" },
  ],
];

describe("the rule admin-no-mfa", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(adminNoMfa, file)).toEqual(expected);
  });
});
