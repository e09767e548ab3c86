import { describe, expect, it } from "vitest";
import { checkRemark, examine, obstacles } from "../../../src/cli/doctor/examine.js";
import { createProber } from "../../../src/cli/doctor/probe.js";
import { RefusedError } from "../../../src/jumpcloud/errors.js";
import type { Request } from "../../../src/jumpcloud/request.js";

/** An organisation with one row in every list, where the endpoints that match are refused. */
function prober(refused: RegExp, { rows = 1 } = {}) {
  const asked: { path: string; headers: Record<string, string> | undefined }[] = [];
  const request: Request = async ({ endpoint, path, headers }, parse) => {
    asked.push({ path, headers });
    if (refused.test(endpoint)) throw new RefusedError(`${endpoint} answered 403`, { endpoint, status: 403 });
    const list = Array.from({ length: rows }, (_, index) => ({ id: `x${index}` }));
    const isWrapped = /systemusers|\/api\/users|applications\?|roles|service/.test(path);
    const body = JSON.stringify(isWrapped ? { totalCount: rows, results: list } : list);
    return parse({ status: 200, headers: new Map([["x-total-count", String(rows)]]), body });
  };
  return { asked, prober: createProber(request, "o1") };
}

describe("the doctor's examination", () => {
  it("asks every endpoint for one row of the organisation that was named", async () => {
    const { asked, prober: asks } = prober(/nothing/);
    const { checks, totals } = await examine(asks);
    expect(obstacles(checks)).toEqual([]);
    expect(totals).toEqual({ users: 1, administrators: 1, groups: 1, apps: 1, roles: 1 });
    expect(new Set(asked.map(({ headers }) => headers?.["x-org-id"]))).toEqual(new Set(["o1"]));
    expect(asked.map(({ path }) => path).sort()).toEqual([
      "/api/applications?fields=_id&limit=1&skip=0",
      "/api/systemusers?fields=_id&limit=1&skip=0",
      "/api/users?limit=1&skip=0",
      "/api/v2/applications/x0/associations?targets=user&limit=1&skip=0",
      "/api/v2/roles?limit=1&skip=0",
      "/api/v2/service-accounts?limit=1&skip=0",
      "/api/v2/usergroups/x0/members?limit=1&skip=0",
      "/api/v2/usergroups?filter=membershipMethod%3Aeq%3ASTATIC&limit=1&skip=0",
      "/api/v2/usergroups?limit=1&skip=0",
    ]);
  });

  it.each([
    ["roles, service accounts and methods", /roles|service|filter/, []],
    ["associations, where the other endpoints answer", /associations/, []],
    [
      "every endpoint for access",
      /applications\/\{id\}/,
      ["GET …/applications/{id}/users", "GET …/applications/{id}/usergroups"],
    ],
    ["users and members", /systemusers|members$/, ["GET /api/systemusers", "GET …/usergroups/{id}/members"]],
    ["apps", /api\/applications$/, ["GET /api/applications"]],
  ])("knows what stands in the way when it is refused %s", async (_, refused, endpoints) => {
    const { checks } = await examine(prober(refused).prober);
    expect(obstacles(checks).map(({ endpoint }) => endpoint)).toEqual(endpoints);
  });

  it("goes on to the last endpoint when all are refused", async () => {
    const { checks } = await examine(prober(/./).prober);
    expect(checks.map((check) => [check.what.trim(), checkRemark(check)])).toEqual([
      ["users", "needed"],
      ["administrators", "sync --without admin_user does without"],
      ["service accounts", "optional: they will not be listed"],
      ["groups", "needed"],
      ["membership methods", "optional: dynamic groups will not be told from others"],
      ["memberships", "none to try"],
      ["apps", "sync --without app does without"],
      ["access", "none to try"],
      ["roles", "optional: roles that nobody holds will not be listed"],
    ]);
  });

  it("has no member list to try in an organisation without groups", async () => {
    const { checks } = await examine(prober(/nothing/, { rows: 0 }).prober);
    expect(obstacles(checks)).toEqual([]);
    expect(checks.filter(({ answered }) => answered === undefined).map(({ what }) => what.trim())).toEqual([
      "memberships",
      "access",
    ]);
  });
});
