import { describe, expect, it } from "vitest";
import { leaverStillAdmin } from "../../../src/audit/rules/leaver-still-admin.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged, resultOf } from "../judged.js";

const roles = { r1: { name: "Help Desk" } };
const leaver = { u1: { name: "Ada", state: "suspended" } } as const;

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds a suspended user whose administrator account is enabled",
    { users: leaver, admins: { m1: { user: "u1", linkBasis: "user_admin_id" } }, roles, holds: "r1: m1" },
    {
      findings: [
        ["user:u1", "critical", "user suspended, administrator enabled (Help Desk), made from this user"],
      ],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "needs no role, and finds nobody who is only locked",
    {
      users: { u1: { state: "suspended" }, u2: { state: "locked" } },
      admins: { m1: { user: "u1" }, m2: { user: "u2" } },
    },
    {
      findings: [["user:u1", "critical", "user suspended, administrator enabled with a password of its own"]],
      clean: 1,
      unknown: [],
    },
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

const works = "user suspended, administrator enabled, made from this user, its API key still works";
const nothingOfKey = "user suspended, administrator enabled, made from this user";

const keys: [
  name: string,
  profile: Record<string, string | boolean>,
  warned: readonly string[],
  detail: string,
][] = [
  ["that no end is told of", { api_key_set: true }, [], works],
  ["that has not ended", { api_key_set: true, api_key_expires_at: "2026-11-23T09:00:01Z" }, [], works],
  ["that has ended", { api_key_set: true, api_key_expires_at: "2026-11-23T09:00:00Z" }, [], nothingOfKey],
  ["whose end could not be read", { api_key_set: true }, ["admin_user:m1"], nothingOfKey],
  ["that is not set", { api_key_set: false }, [], nothingOfKey],
  ["of which nothing is told", {}, [], nothingOfKey],
];

describe("the rule leaver-still-admin", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(leaverStillAdmin, file)).toEqual(expected);
  });

  it.each(keys)("says of an API key %s what is known", async (_, profile, warned, detail) => {
    const { findings } = await resultOf(leaverStillAdmin, {
      users: leaver,
      admins: { m1: { user: "u1", linkBasis: "user_admin_id", profile } },
      ...(warned.length > 0 && { warnings: { invalid_time: warned } }),
    });
    expect(findings.map((finding) => finding.detail)).toEqual([detail]);
  });

  it("tells of every administrator account how it belongs to the user", async () => {
    const { findings } = await resultOf(leaverStillAdmin, {
      users: leaver,
      admins: {
        m1: { user: "u1", linkBasis: "user_admin_id", profile: { api_key_set: true } },
        m2: { user: "u1", profile: { api_key_set: false } },
      },
      roles: { ...roles, r2: { name: "Manager" } },
      holds: "r1: m1; r2: m2",
    });
    expect(findings.map(({ detail, observed }) => ({ detail, observed }))).toEqual([
      {
        detail:
          "user suspended, administrator enabled (Help Desk), made from this user, its API key still works; administrator enabled (Manager) with a password of its own",
        observed: {
          state: "suspended",
          administrators: [
            { id: "m1", linkBasis: "user_admin_id", roles: ["Help Desk"], apiKeySet: true },
            { id: "m2", linkBasis: "email", roles: ["Manager"], apiKeySet: false },
          ],
        },
      },
    ]);
  });
});
