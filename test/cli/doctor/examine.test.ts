import { describe, expect, it } from "vitest";
import { checkRemark, obstacles } from "../../../src/cli/doctor/check.js";
import { type ExaminedSync, examine } from "../../../src/cli/doctor/examine.js";
import { prober } from "./prober.js";

const everything: ExaminedSync & { provider: Promise<string | undefined> } = {
  without: new Set(),
  groupRules: false,
  provider: Promise.resolve("p1"),
};

const remarks = (checks: Awaited<ReturnType<typeof examine>>["checks"]) =>
  checks.flatMap((check) => (checkRemark(check) === "" ? [] : [[check.endpoint, checkRemark(check)]]));

describe("the doctor's examination", () => {
  it("asks every endpoint for one row of the organisation that was named", async () => {
    const { asked, prober: asks } = prober(/nothing/);
    const { checks, totals, organizationId } = await examine(asks, everything);
    expect(obstacles(checks)).toEqual([]);
    expect(remarks(checks)).toEqual([]);
    expect(totals).toEqual({ users: 1, administrators: 1, groups: 1, apps: 1, roles: 1 });
    expect(organizationId).toBe("o2");
    expect(asked.map(({ path }) => path).sort()).toEqual([
      "/api/applications/x0?fields=_id",
      "/api/applications?fields=_id%20organization&limit=1&skip=0",
      "/api/organizations?limit=1&skip=0",
      "/api/systemusers/x0?fields=_id",
      "/api/systemusers?fields=_id%20organization&limit=1&skip=0",
      "/api/users?limit=1&skip=0",
      "/api/v2/applications/x0/associations?targets=user&limit=1&skip=0",
      "/api/v2/applications/x0/associations?targets=user_group&limit=1&skip=0",
      "/api/v2/applications/x0/usergroups?limit=1&skip=0",
      "/api/v2/applications/x0/users?limit=1&skip=0",
      "/api/v2/providers/p1/administrators?limit=1&skip=0",
      "/api/v2/roles?limit=1&skip=0",
      "/api/v2/service-accounts?limit=1&skip=0",
      "/api/v2/usergroups/x0",
      "/api/v2/usergroups/x0/members?limit=1&skip=0",
      "/api/v2/usergroups/x0/membership?limit=1&skip=0",
      "/api/v2/usergroups?filter=membershipMethod%3Aeq%3ASTATIC&limit=1&skip=0",
      "/api/v2/usergroups?limit=1&skip=0",
    ]);
    const unnamed = asked.filter(({ headers }) => headers?.["x-org-id"] !== "o1").map(({ path }) => path);
    expect(unnamed.toSorted()).toEqual([
      "/api/organizations?limit=1&skip=0",
      "/api/v2/providers/p1/administrators?limit=1&skip=0",
    ]);
  });

  it.each([
    ["the spare ones", /\/membership$|systemusers\/|api\/applications\/|usergroups\/\{id\}$/, []],
    [
      "roles, service accounts, a provider, organisations and methods",
      /roles|service|providers|filter|organizations/,
      [],
    ],
    ["associations, where the other endpoints answer", /associations/, []],
    ["half of the associations", /targets=user_group/, []],
    [
      "every endpoint for access",
      /v2\/applications\/\{id\}/,
      ["GET /api/v2/applications/{id}/users", "GET /api/v2/applications/{id}/usergroups"],
    ],
    [
      "users and members",
      /systemusers$|members$/,
      ["GET /api/systemusers", "GET /api/v2/usergroups/{id}/members"],
    ],
    ["apps", /api\/applications$/, ["GET /api/applications"]],
  ])("knows what stands in the way when it is refused %s", async (_, refused, endpoints) => {
    const { checks } = await examine(prober(refused).prober, everything);
    expect(obstacles(checks).map(({ endpoint }) => endpoint)).toEqual(endpoints);
  });

  it("takes a key that is not accepted for an obstacle wherever it happens", async () => {
    const { checks } = await examine(prober(/roles/, { status: 401 }).prober, everything);
    expect(remarks(obstacles(checks))).toEqual([
      ["GET /api/v2/roles", "needed: a sync ends when this fails"],
    ]);
  });

  it.each([
    [403, "needed: sync --without admin_user does without", "needed: sync --without app does without"],
    [401, "needed", "needed"],
  ])("says that a sync may leave out a list only where it is forbidden: %i", async (status, ...words) => {
    const { checks } = await examine(prober(/users$|applications$/, { status }).prober, everything);
    const of = (name: string) => checks.filter(({ what }) => what === name).map(checkRemark);
    expect([...of("administrators"), ...of("apps")]).toEqual(words);
  });

  it("goes on to the last endpoint when all are refused", async () => {
    const { checks } = await examine(prober(/./).prober, everything);
    expect(checks.map((check) => [check.what, checkRemark(check)])).toEqual([
      [
        "organisations",
        "optional: the id of the organisation is taken from what it holds, its name stays unknown",
      ],
      ["users", "needed"],
      ["one user", "none to try"],
      ["administrators", "needed: sync --without admin_user does without"],
      ["of the provider", "optional: they will not be listed"],
      ["service accounts", "optional: they will not be listed"],
      ["groups", "needed"],
      ["membership methods", "optional: dynamic groups will not be told from others"],
      ["members", "none to try"],
      ["members again", "none to try"],
      ["one group", "none to try"],
      ["apps", "needed: sync --without app does without"],
      ["their users", "none to try"],
      ["their groups", "none to try"],
      ["their users again", "none to try"],
      ["their groups again", "none to try"],
      ["one app", "none to try"],
      ["roles", "optional: roles that nobody holds will not be listed"],
    ]);
  });

  it("has no list of one object to try in an organisation without any", async () => {
    const { checks } = await examine(prober(/nothing/, { rows: 0 }).prober, everything);
    expect(obstacles(checks)).toEqual([]);
    expect(checks.flatMap(({ answered, what }) => (answered === undefined ? what : []))).toEqual([
      "one user",
      "members",
      "members again",
      "one group",
      "their users",
      "their groups",
      "their users again",
      "their groups again",
      "one app",
    ]);
  });

  it("has no provider's administrators to try where no provider is known", async () => {
    const { asked, prober: asks } = prober(/nothing/);
    const { checks } = await examine(asks, { ...everything, provider: Promise.resolve(undefined) });
    expect(remarks(checks)).toEqual([["GET /api/v2/providers/{id}/administrators", "none to try"]]);
    expect(asked.filter(({ path }) => path.includes("providers"))).toEqual([]);
  });

  it("puts no id into a path that would mean something else there", async () => {
    const { asked, prober: asks } = prober(/nothing/, { id: "../" });
    await examine(asks, everything);
    expect(asked.filter(({ path }) => path.includes(".."))).toEqual([]);
  });

  it.each([
    ["not stated", 1, "total not stated"],
    [5, 0, "a total is stated, and no row came"],
    [0, 1, "total not stated"],
    [5, 1, ""],
  ] as const)("says of a total of %s with %i row: %j", async (total, rows, remark) => {
    const { checks } = await examine(prober(/nothing/, { total, rows }).prober, everything);
    const found = checks.filter(({ of }) => of === undefined).map(checkRemark);
    expect([...new Set(found)]).toEqual([remark]);
    expect(obstacles(checks)).toEqual([]);
  });

  it("leaves out what the sync that is meant leaves out", async () => {
    const sync = { ...everything, without: new Set(["admin_user", "app"]), groupRules: true };
    const { checks } = await examine(prober(/usergroups\/\{id\}$/).prober, sync);
    expect(checks.map(({ what }) => what)).toEqual([
      "organisations",
      "users",
      "one user",
      "groups",
      "membership methods",
      "members",
      "members again",
      "rules",
    ]);
    expect(remarks(obstacles(checks))).toEqual([
      ["GET /api/v2/usergroups/{id}", "needed: for --group-rules"],
    ]);
  });
});
