import type { Answered, Prober } from "./probe.js";

/** One line of the examination: an endpoint that a sync asks, and what it answered. */
export interface Check {
  what: string;
  endpoint: string;
  /** Absent when there was nothing to ask it about. */
  answered?: Answered;
  /** What a sync lacks, or does instead, when the endpoint is refused. */
  without: string;
  /** Whether a sync goes on when it is refused. */
  isOptional: boolean;
}

/** Answers that other questions are made of. */
export interface Examination {
  checks: Check[];
  totals: { users?: number; administrators?: number; groups?: number; apps?: number; roles?: number };
}

/**
 * Asks every endpoint that a sync needs, whatever the others answered. The lists of one object are tried with the first
 * group and the first app. Rejects only when the run is to end.
 */
export async function examine(prober: Prober): Promise<Examination> {
  const [users, administrators, serviceAccounts, groups, methods, apps, roles] = await Promise.all([
    prober.list({
      endpoint: "GET /api/systemusers",
      path: "/api/systemusers?fields=_id",
      envelope: "results",
    }),
    prober.list({ endpoint: "GET /api/users", path: "/api/users", envelope: "results" }),
    prober.list({
      endpoint: "GET /api/v2/service-accounts",
      path: "/api/v2/service-accounts",
      envelope: "results",
    }),
    prober.list({ endpoint: "GET /api/v2/usergroups", path: "/api/v2/usergroups", envelope: "array" }),
    prober.list({
      endpoint: "GET /api/v2/usergroups?filter=membershipMethod",
      path: "/api/v2/usergroups?filter=membershipMethod%3Aeq%3ASTATIC",
      envelope: "array",
    }),
    prober.list({
      endpoint: "GET /api/applications",
      path: "/api/applications?fields=_id",
      envelope: "results",
    }),
    prober.list({ endpoint: "GET /api/v2/roles", path: "/api/v2/roles", envelope: "results" }),
  ]);
  const [members, access] = await Promise.all([examineMembers(prober, groups), examineAccess(prober, apps)]);
  const needed = { isOptional: false, without: "" };
  return {
    checks: [
      { what: "users", endpoint: "GET /api/systemusers", answered: users, ...needed },
      {
        what: "administrators",
        endpoint: "GET /api/users",
        answered: administrators,
        isOptional: false,
        without: "sync --without admin_user does without",
      },
      {
        what: "service accounts",
        endpoint: "GET /api/v2/service-accounts",
        answered: serviceAccounts,
        isOptional: true,
        without: "optional: they will not be listed",
      },
      { what: "groups", endpoint: "GET /api/v2/usergroups", answered: groups, ...needed },
      {
        what: "membership methods",
        endpoint: "GET /api/v2/usergroups?filter=…",
        answered: withoutTotal(methods),
        isOptional: true,
        without: "optional: dynamic groups will not be told from others",
      },
      members,
      {
        what: "apps",
        endpoint: "GET /api/applications",
        answered: apps,
        isOptional: false,
        without: "sync --without app does without",
      },
      ...access,
      {
        what: "roles",
        endpoint: "GET /api/v2/roles",
        answered: roles,
        isOptional: true,
        without: "optional: roles that nobody holds will not be listed",
      },
    ],
    totals: {
      ...totalOf("users", users),
      ...totalOf("administrators", administrators),
      ...totalOf("groups", groups),
      ...totalOf("apps", apps),
      ...totalOf("roles", roles),
    },
  };
}

async function examineMembers(prober: Prober, groups: Answered): Promise<Check> {
  const check = {
    what: "  memberships",
    endpoint: "GET …/usergroups/{id}/members",
    isOptional: false,
    without: "",
  };
  if (groups.kind !== "ok" || groups.firstId === undefined) return check;
  const answered = await prober.list({
    endpoint: "GET /api/v2/usergroups/{id}/members",
    path: `/api/v2/usergroups/${encodeURIComponent(groups.firstId)}/members`,
    envelope: "array",
  });
  return { ...check, answered: withoutTotal(answered) };
}

/** A refused `associations` is no loss as long as the endpoints that follow paths answer. */
async function examineAccess(prober: Prober, apps: Answered): Promise<Check[]> {
  const what = "  access";
  const endpoint = "GET …/applications/{id}/associations";
  if (apps.kind !== "ok" || apps.firstId === undefined) {
    return [{ what, endpoint, isOptional: false, without: "" }];
  }
  const app = `/api/v2/applications/${encodeURIComponent(apps.firstId)}`;
  const ask = (path: string) =>
    prober.list({
      endpoint: `GET /api/v2/applications/{id}${path}`,
      path: `${app}${path}`,
      envelope: "array",
    });
  const associations = await ask("/associations?targets=user");
  if (associations.kind !== "refused") {
    return [{ what, endpoint, answered: withoutTotal(associations), isOptional: false, without: "" }];
  }
  const fallbacks = await Promise.all(
    ["/users", "/usergroups"].map(async (path) => ({ path, answered: await ask(path) })),
  );
  return [
    { what, endpoint, answered: associations, isOptional: true, without: "these are read in its place:" },
    ...fallbacks.map(({ path, answered }) => ({
      what: "",
      endpoint: `GET …/applications/{id}${path}`,
      answered: withoutTotal(answered),
      isOptional: false,
      without: "",
    })),
  ];
}

/** How many rows one group, one app or one method has says nothing about the organisation. */
function withoutTotal(answered: Answered): Answered {
  return answered.kind === "ok" ? { kind: "ok" } : answered;
}

function totalOf<Name extends string>(name: Name, answered: Answered): Partial<Record<Name, number>> {
  const totals: Partial<Record<Name, number>> = {};
  if (answered.kind === "ok" && answered.total !== undefined) totals[name] = answered.total;
  return totals;
}

/** The checks that stand in the way of a sync. */
export function obstacles(
  checks: readonly Check[],
): (Check & { answered: Exclude<Answered, { kind: "ok" }> })[] {
  return checks.flatMap((check) => {
    const { answered, isOptional } = check;
    return answered === undefined || answered.kind === "ok" || isOptional ? [] : [{ ...check, answered }];
  });
}

/** "ok", or why not, and what that means. */
export function checkRemark({ answered, without }: Check): string {
  if (answered === undefined) return "none to try";
  if (answered.kind === "ok") return "";
  return without === "" ? "needed" : without;
}
