import { describe, expect, it } from "vitest";
import { plannedTotal, planRequests, planRows } from "../../../src/cli/sync/request-plan.js";

const everything = { without: new Set<string>(), groupRules: false };
const byEndpoint = (plan: ReturnType<typeof planRequests>) =>
  Object.fromEntries(plan.map(({ endpoint, atLeast }) => [endpoint, atLeast]));

describe("the plan of a sync", () => {
  it("computes the pages of what is known: 100 rows first, 99 new ones after that", () => {
    const plan = planRequests(
      { users: 1000, administrators: 100, groups: 101, apps: 30, roles: 9 },
      everything,
    );
    expect(byEndpoint(plan)).toEqual({
      "GET /api/organizations": 1,
      "GET /api/systemusers": 12,
      "GET /api/users": 2,
      "GET /api/v2/service-accounts": 1,
      "GET /api/v2/providers/{id}/administrators": undefined,
      "GET /api/v2/usergroups": 2,
      "GET /api/v2/usergroups?filter=membershipMethod": 3,
      "GET /api/v2/usergroups/{id}/members": 101,
      "GET /api/applications": 1,
      "GET /api/v2/applications/{id}/associations": 60,
      "GET /api/v2/roles": 1,
    });
    expect(plannedTotal(plan)).toBe(184);
  });

  it("begins with the token of a service account", () => {
    const [first, second] = planRequests({}, { ...everything, tokenEndpoint: "POST /oauth2/token" });
    expect([first?.endpoint, first?.atLeast, second?.endpoint]).toEqual([
      "POST /oauth2/token",
      1,
      "GET /api/organizations",
    ]);
  });

  it("claims nothing about what it does not know", () => {
    const plan = byEndpoint(planRequests({}, everything));
    expect(plan["GET /api/v2/usergroups/{id}/members"]).toBeUndefined();
    expect(plan["GET /api/v2/applications/{id}/associations"]).toBeUndefined();
    expect(plan["GET /api/systemusers"]).toBe(2);
  });

  it.each([
    ["app", ["GET /api/applications", "GET /api/v2/applications/{id}/associations"]],
    ["role", ["GET /api/v2/roles"]],
    [
      "admin_user",
      [
        "GET /api/users",
        "GET /api/v2/service-accounts",
        "GET /api/v2/providers/{id}/administrators",
        "GET /api/v2/roles",
      ],
    ],
  ])("leaves out what belongs to %s", (type, endpoints) => {
    const all = planRequests({}, everything).map(({ endpoint }) => endpoint);
    const plan = planRequests({}, { ...everything, without: new Set([type]) });
    expect(plan.map(({ endpoint }) => endpoint)).toEqual(
      all.filter((endpoint) => !endpoints.includes(endpoint)),
    );
  });

  it("adds the rules of dynamic groups", () => {
    const plan = planRequests({}, { ...everything, groupRules: true });
    expect(plan).toContainEqual({
      endpoint: "GET /api/v2/usergroups/{id}",
      formula: "1 for each dynamic group (--group-rules)",
    });
  });

  it("becomes a table with the sum below", () => {
    const rows = planRows([
      { endpoint: "GET /a", atLeast: 2000, formula: "pages" },
      { endpoint: "GET /b", formula: "one each" },
    ]);
    expect(rows).toEqual([
      ["endpoint", "at least", "how many"],
      ["GET /a", "2,000", "pages"],
      ["GET /b", "-", "one each"],
      ["", "2,000", "in all, besides what is marked -"],
    ]);
  });
});
