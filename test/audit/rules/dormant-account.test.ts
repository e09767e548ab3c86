import { describe, expect, it } from "vitest";
import { dormantAccount } from "../../../src/audit/rules/dormant-account.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged, resultOf } from "../judged.js";

/** The sync of the small file began on 2026-11-23 at 02:00:03: 90 days after the first, one second more after the other. */
const recently = "2026-08-25T02:00:03Z";
const longAgo = "2026-08-25T02:00:02Z";
const detail = "last sign-in to an app on 2026-08-25, 90 days before the sync";
const notInReport = "no sign-in to an app is in the report";

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds a user who has not signed in to an app for over 90 days",
    { users: { u1: { lastLogin: longAgo } } },
    { findings: [["user:u1", "medium", detail]], clean: 0, unknown: [] },
  ],
  [
    "is high where the user holds something privileged, through a group too",
    {
      users: { u1: { lastLogin: longAgo } },
      groups: { g1: {} },
      apps: { a1: { name: "AWS Prod" } },
      members: "g1: u1",
      bound: "a1: g1",
    },
    { findings: [["user:u1", "high", `${detail}; privileged: AWS Prod`]], clean: 0, unknown: [] },
  ],
  [
    "lets pass who signed in since, and who cannot sign in",
    {
      users: {
        u1: { lastLogin: recently },
        u2: { lastLogin: longAgo, state: "suspended" },
        u3: { state: "staged" },
        u4: { lastLogin: recently, state: "not told" },
      },
    },
    { findings: [], clean: 4, unknown: [] },
  ],
  [
    "does not know where the report has no sign-in, or the status is not told",
    { users: { u1: { lastLogin: recently }, u2: {}, u3: { lastLogin: longAgo, state: "not told" } } },
    {
      findings: [],
      clean: 1,
      unknown: [
        ["user:u2", notInReport],
        ["user:u3", "its status is not known"],
      ],
    },
  ],
  [
    "is not run where last logins are not in the file",
    { users: { u1: {}, u2: { state: "suspended" } } },
    {
      findings: [],
      clean: 0,
      unknown: [],
      notRun: "last logins are not in the file: reconcile --enrich adds them",
    },
  ],
  [
    "does not ask for a report that is in the file and names nobody",
    { users: { u1: {} }, enriched: ["users-to-sso-applications"] },
    {
      findings: [],
      clean: 0,
      unknown: [],
      notRun: "the report of sign-ins to apps that is in the file tells of no user",
    },
  ],
  [
    "asks for the report where others were added",
    { users: { u1: {} }, enriched: ["users-to-user-groups"] },
    {
      findings: [],
      clean: 0,
      unknown: [],
      notRun: "last logins are not in the file: reconcile --enrich adds them",
    },
  ],
  [
    "is not run where there are no users",
    { admins: { m1: {} } },
    { findings: [], clean: 0, unknown: [], notRun: "there are no users" },
  ],
];

describe("the rule dormant-account", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(dormantAccount, file, { privileged: ["AWS*"] })).toEqual(expected);
  });

  it("counts findings by department", async () => {
    const { findings } = await resultOf(dormantAccount, {
      users: { u1: { lastLogin: longAgo, department: "Sales" }, u2: { lastLogin: longAgo } },
    });
    expect(findings.map(({ place }) => place)).toEqual(["Sales", "no department"]);
  });
});
