import type { Check } from "./check.js";
import { examineAccess } from "./examine-access.js";
import { firstId, type OkList, type Prober, type Refusal } from "./probe.js";

/** What the sync that is asked about reads. */
export interface ExaminedSync {
  without: ReadonlySet<string>;
  groupRules: boolean;
}

/** Answers that other questions are made of. */
export interface Examination {
  checks: Check[];
  totals: { users?: number; administrators?: number; groups?: number; apps?: number; roles?: number };
  /** The id that a row names, for when the key may not list organisations. */
  organizationId?: string;
}

const ONCE_MORE = "optional: where a list comes short, the same one is read again";
const UNKNOWN_IDS = "optional: with an id that no list holds, the result would be incomplete";

/**
 * Asks every endpoint that a sync needs, falls back to, or may ask, whatever the others answered. What is about one
 * object is tried with the first of its list. Rejects only when the run is to end.
 */
export async function examine(
  prober: Prober,
  sync: ExaminedSync & {
    /** The id of the provider that manages the organisation, as soon as it is known whether there is one. */
    provider: Promise<string | undefined>;
  },
): Promise<Examination> {
  const hasAdministrators = !sync.without.has("admin_user");
  const hasRoles = hasAdministrators && !sync.without.has("role");
  const hasApps = !sync.without.has("app");
  const v1 = (path: string) =>
    listOf(prober, path, { envelope: "results", query: "?fields=_id%20organization" });
  const [organizations, users, administrators, serviceAccounts, groups, methods, apps, roles] =
    await Promise.all([
      prober.list({
        endpoint: "GET /api/organizations",
        path: "/api/organizations",
        envelope: "results",
        isOfNoOrganization: true,
      }),
      v1("/api/systemusers"),
      hasAdministrators ? listOf(prober, "/api/users", { envelope: "results" }) : undefined,
      hasAdministrators ? listOf(prober, "/api/v2/service-accounts", { envelope: "results" }) : undefined,
      listOf(prober, "/api/v2/usergroups", { envelope: "array" }),
      prober.list({
        endpoint: METHODS_ENDPOINT,
        path: `/api/v2/usergroups?filter=${encodeURIComponent("membershipMethod:eq:STATIC")}`,
        envelope: "array",
      }),
      hasApps ? v1("/api/applications") : undefined,
      hasRoles ? listOf(prober, "/api/v2/roles", { envelope: "results" }) : undefined,
    ]);
  const [user, inGroups, ofApps, ofProvider] = await Promise.all([
    examineUser(prober, users),
    examineGroup(prober, { groups, groupRules: sync.groupRules }),
    apps === undefined ? [] : examineAccess(prober, apps),
    hasAdministrators ? sync.provider.then((id) => examineProvider(prober, id)) : undefined,
  ]);
  const checks: Check[] = [
    {
      what: "organisations",
      endpoint: "GET /api/organizations",
      need: "optional",
      answered: organizations,
      without: "optional: the id of the organisation is taken from what it holds, its name stays unknown",
    },
    { what: "users", endpoint: "GET /api/systemusers", need: "needed", answered: users },
    user,
    ...asked(administrators, {
      what: "administrators",
      endpoint: "GET /api/users",
      need: "needed",
      instead: "sync --without admin_user",
    }),
    ...(ofProvider === undefined ? [] : [ofProvider]),
    ...asked(serviceAccounts, {
      what: "service accounts",
      endpoint: "GET /api/v2/service-accounts",
      need: "optional",
      without: "optional: they will not be listed",
    }),
    { what: "groups", endpoint: "GET /api/v2/usergroups", need: "needed", answered: groups },
    {
      what: "membership methods",
      of: "groups",
      endpoint: METHODS_ENDPOINT,
      need: "optional",
      answered: methods,
      without: "optional: dynamic groups will not be told from others",
      alsoTolerates: "badRequest",
    },
    ...inGroups,
    ...asked(apps, {
      what: "apps",
      endpoint: "GET /api/applications",
      need: "needed",
      instead: "sync --without app",
    }),
    ...ofApps,
    ...asked(roles, {
      what: "roles",
      endpoint: "GET /api/v2/roles",
      need: "optional",
      without: "optional: roles that nobody holds will not be listed",
    }),
  ];
  const organizationId = [users, administrators, apps].flatMap((list) =>
    list?.kind === "ok" ? (list.first?.organization ?? []) : [],
  )[0];
  return {
    checks,
    totals: {
      ...totalOf("users", users),
      ...totalOf("administrators", administrators),
      ...totalOf("groups", groups),
      ...totalOf("apps", apps),
      ...totalOf("roles", roles),
    },
    ...(organizationId !== undefined && { organizationId }),
  };
}

const METHODS_ENDPOINT = "GET /api/v2/usergroups?filter=membershipMethod";

function listOf(
  prober: Prober,
  path: string,
  { envelope, query = "" }: { envelope: "results" | "array"; query?: string },
): Promise<OkList | Refusal> {
  return prober.list({ endpoint: `GET ${path}`, path: `${path}${query}`, envelope });
}

/** Nothing of what `--without` leaves out. */
function asked(answered: OkList | Refusal | undefined, check: Omit<Check, "answered">): Check[] {
  return answered === undefined ? [] : [{ ...check, answered }];
}

async function examineUser(prober: Prober, users: OkList | Refusal): Promise<Check> {
  const endpoint = "GET /api/systemusers/{id}";
  const check = { what: "one user", of: "users", endpoint, need: "spare", without: UNKNOWN_IDS } as const;
  const id = firstId(users);
  if (id === undefined) return check;
  return { ...check, answered: await prober.object({ endpoint, path: `/api/systemusers/${id}?fields=_id` }) };
}

/** JumpCloud refuses who names an organisation here: a provider manages several. */
async function examineProvider(prober: Prober, id: string | undefined): Promise<Check> {
  const path = "/api/v2/providers/{id}/administrators";
  const check = {
    what: "of the provider",
    of: "administrators",
    endpoint: `GET ${path}`,
    need: "optional",
    without: "optional: they will not be listed",
  } as const;
  if (id === undefined) return check;
  const answered = await prober.list({
    endpoint: check.endpoint,
    path: path.replace("{id}", encodeURIComponent(id)),
    envelope: "results",
    isOfNoOrganization: true,
  });
  return { ...check, answered };
}

async function examineGroup(
  prober: Prober,
  { groups, groupRules }: { groups: OkList | Refusal; groupRules: boolean },
): Promise<Check[]> {
  const of = "groups";
  const one = "GET /api/v2/usergroups/{id}";
  const members = `${one}/members`;
  const membership = `${one}/membership`;
  const checks: Record<"one" | "members" | "membership", Check> = {
    one: groupRules
      ? { what: "rules", of, endpoint: one, need: "needed", without: "for --group-rules" }
      : { what: "one group", of, endpoint: one, need: "spare", without: UNKNOWN_IDS },
    members: { what: "members", of, endpoint: members, need: "needed" },
    membership: { what: "members again", of, endpoint: membership, need: "spare", without: ONCE_MORE },
  };
  const id = firstId(groups);
  if (id === undefined) return [checks.members, checks.membership, checks.one];
  const path = `/api/v2/usergroups/${id}`;
  const answers = await Promise.all([
    prober.list({ endpoint: members, path: `${path}/members`, envelope: "array" }),
    prober.list({ endpoint: membership, path: `${path}/membership`, envelope: "array" }),
    prober.object({ endpoint: one, path }),
  ]);
  return [
    { ...checks.members, answered: answers[0] },
    { ...checks.membership, answered: answers[1] },
    { ...checks.one, answered: answers[2] },
  ];
}

function totalOf<Name extends string>(
  name: Name,
  answered: OkList | Refusal | undefined,
): Partial<Record<Name, number>> {
  const totals: Partial<Record<Name, number>> = {};
  if (answered?.kind === "ok" && answered.total !== undefined) totals[name] = answered.total;
  return totals;
}
