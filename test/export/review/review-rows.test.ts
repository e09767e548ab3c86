import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPair } from "../../support/any-organization.js";
import { faultsOf, reviewTable, type TableRow } from "../../support/review-table.js";
import { edgesOf, type SmallOrganization } from "../../support/small-organization.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { reviewed } from "./reviewed.js";

/** Some columns of rows, a line each. */
function told(rows: readonly TableRow[], ...columns: string[]): string[] {
  return rows.map((row) => columns.map((column) => row[column]).join(" | "));
}

/** Every way in which somebody has something, by what the edges say. */
function waysOf({ members, direct, bound, holds, admins = {} }: SmallOrganization): string[] {
  return [
    ...edgesOf(members).map(([group, user]) => `user:${user} > group:${group}:member`),
    ...edgesOf(direct).map(([app, user]) => `user:${user} > app:${app}:access`),
    ...edgesOf(bound).flatMap(([app, group]) =>
      edgesOf(members)
        .filter(([of]) => of === group)
        .map(([, user]) => `user:${user} > group:${group}:member > app:${app}:access`),
    ),
    ...edgesOf(holds).map(([role, admin]) => `admin_user:${admin} > role:${role}:member`),
    ...Object.keys(admins).map((admin) => `admin_user:${admin} > app:jumpcloud_administration:access`),
  ];
}

describe("review rows", () => {
  it("are one for each way, and one for each account without any, whatever the organisation", async () => {
    await fc.assert(
      fc.asyncProperty(anyPair, async ([organization]) => {
        const rows = await reviewed(organization, { isGuarded: true });
        const ways = waysOf(organization);
        const holders = new Set(ways.map((way) => way.split(" > ")[0]));
        const idle = Object.keys(organization.users ?? {}).filter((id) => !holders.has(`user:${id}`));
        const paths = rows.map(({ path_ids }) => path_ids);
        expect([...paths].sort()).toEqual([...ways, ...idle.map((id) => `user:${id}`)].sort());
        expect(faultsOf(rows)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const several: SmallFile = {
    users: { u1: { name: "Ada" } },
    groups: { g1: { name: "Engineering" }, g2: { name: "On-call" } },
    apps: { a1: { name: "Slack" } },
    members: "g1: u1; g2: u1",
    direct: "a1: u1",
    bound: "a1: g1 g2",
  };

  it("tell a direct way first, then those through groups, each a row of the same grant", async () => {
    const rows = await reviewed(several);
    expect(told(rows.slice(0, 3), "grant_type", "grant_id", "path")).toEqual([
      "direct | app:a1:access:user:u1 | user:u1 > app:Slack",
      "inherited | app:a1:access:user:u1 | user:u1 > group:Engineering > app:Slack",
      "inherited | app:a1:access:user:u1 | user:u1 > group:On-call > app:Slack",
    ]);
  });

  it.each([
    ["groups alone", ["users-to-user-groups"], "not_collected"],
    ["apps", ["users-to-user-groups", "users-to-sso-applications"], "not_in_report"],
    ["nothing", undefined, "not_collected"],
  ])("say of sign-ins what a report of %s said", async (_, enriched, otherwise) => {
    const users = { u1: { lastLogin: "2026-11-20T10:00:00Z" }, u2: {} };
    const admins = { x1: {} };
    const rows = await reviewed({ ...several, users, admins, ...(enriched && { enriched }) });
    const shown = new Set(told(rows, "principal_id", "last_login_at", "last_login_source"));
    expect([...shown].sort()).toEqual([
      "u1 | 2026-11-20T10:00:00Z | report",
      `u2 |  | ${otherwise}`,
      "x1 |  | not_collected",
    ]);
  });

  it("say since when of the direct way alone", async () => {
    const rows = await reviewed({
      ...several,
      enriched: ["users-to-sso-applications"],
      grantedAt: { "a1:u1": "2024-01-03T00:00:00.250Z", "g2:u1": "2023-05-01T00:00:00Z" },
    });
    expect(told(rows, "path_ids", "granted_at", "granted_at_source")).toEqual([
      "user:u1 > app:a1:access | 2024-01-03T00:00:00.250Z | report",
      "user:u1 > group:g1:member > app:a1:access |  | unknown",
      "user:u1 > group:g2:member > app:a1:access |  | unknown",
      "user:u1 > group:g1:member |  | unknown",
      "user:u1 > group:g2:member | 2023-05-01T00:00:00Z | report",
    ]);
  });

  const staff: SmallFile = {
    users: {
      u1: { mfa: true },
      u2: {},
      u3: { email: "X1@example.com" },
      u4: { mfa: false },
      u5: { mfaExcluded: true },
    },
    admins: { x1: { email: "x1@example.com" }, x2: { user: "u1" } },
    roles: { r1: { name: "Help Desk" }, r2: { name: "Manager" } },
    holds: "r1: x2; r2: x2",
  };

  it.each([
    ["known", {}, ["u1 | true | Help Desk;Manager | x2", "u2 |  |  | ", "u3 |  |  | ", "u4 |  |  | "]],
    [
      "not whole",
      { incomplete: ["admin_user"] },
      ["u1 | true | Help Desk;Manager | x2", "u2 |  |  | ", "u3 |  |  | ", "u4 |  |  | "],
    ],
    ["not read", { without: ["admin_user"] }, ["u1 |  |  | ", "u2 |  |  | ", "u3 |  |  | ", "u4 |  |  | "]],
  ])(
    "say who is an administrator where that is certain: administrators are %s",
    async (_, scope, expected) => {
      const given = "without" in scope ? { users: staff.users ?? {} } : staff;
      const rows = await reviewed({ ...given, ...scope });
      const users = rows.filter(({ principal_type }) => principal_type === "user");
      expect(told(users, "principal_id", "is_admin", "admin_roles", "linked_admin_id").slice(0, 4)).toEqual(
        expected,
      );
    },
  );

  it("gather the accounts of a person by the user's, where the link is certain", async () => {
    const rows = await reviewed(staff);
    const people = told(rows, "principal_type", "principal_id", "person_id");
    expect(people).toContain("user | u1 | user:u1");
    expect(people).toContain("admin_user | x2 | user:u1");
    const own = rows.filter(({ principal_id }) => principal_id !== "x2");
    expect(own.filter((row) => row.person_id !== `${row.principal_type}:${row.principal_id}`)).toEqual([]);
  });

  it("say why an account is disabled", () => {
    const rows = reviewTable(readFileSync("fixtures/exports/review.csv", "utf8"));
    const reasons = rows.flatMap((row) =>
      row.account_status === "disabled" ? [row.account_status_reason] : [],
    );
    expect([...new Set(reasons)].sort()).toEqual(["expired", "locked", "staged", "suspended"]);
  });

  it("say of MFA what is known", async () => {
    const rows = await reviewed(staff);
    expect(told(rows, "principal_id", "mfa_status").filter((line) => line.startsWith("u"))).toEqual([
      "u1 | configured",
      "u2 | unknown",
      "u3 | unknown",
      "u4 | not_configured",
      "u5 | excluded",
    ]);
  });

  it("name what the file refers to and does not hold by its id, and claim nothing of it", async () => {
    const rows = await reviewed({
      ...several,
      users: {},
      apps: {},
      members: "g1: u9",
      direct: "a9: u9",
      bound: "",
    });
    expect(
      rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ""))),
    ).toEqual([
      expect.objectContaining({
        path: "user:u9 > app:a9",
        privileged: "false",
        mfa_status: "unknown",
        last_login_source: "not_collected",
      }),
      expect.objectContaining({ path: "user:u9 > group:Engineering", email_domain_class: "unknown" }),
    ]);
    expect(faultsOf(rows)).toEqual([]);
  });
});
