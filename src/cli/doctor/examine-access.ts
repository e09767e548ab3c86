import type { Check } from "./check.js";
import { firstId, type OkList, type Prober, type Refusal } from "./probe.js";

const APP = "GET /api/v2/applications/{id}";
const ONE = "GET /api/applications/{id}";
const of = "apps";

/** The endpoints by which a sync reads who has an app, and those that follow paths in their place. */
const endpoints = {
  users: `${APP}/associations?targets=user`,
  groups: `${APP}/associations?targets=user_group`,
  reachedUsers: `${APP}/users`,
  reachedGroups: `${APP}/usergroups`,
} as const;
type Endpoint = (typeof endpoints)[keyof typeof endpoints];

/**
 * Who has an app, tried with the first one. `associations` that are forbidden are no loss as long as the endpoints that
 * follow paths answer: then those are needed.
 */
export async function examineAccess(prober: Prober, apps: OkList | Refusal): Promise<Check[]> {
  const one = {
    what: "one app",
    of,
    endpoint: ONE,
    need: "spare",
    without: "optional: an app that is deleted during a sync would make it incomplete",
  } as const;
  const id = firstId(apps);
  if (id === undefined) return [...accessChecks({ isForbidden: false }, () => undefined), one];
  const ask = (endpoint: Endpoint) =>
    prober.list({
      endpoint,
      path: endpoint.replace("GET ", "").replace("{id}", id),
      envelope: "array",
    });
  const [users, groups, reachedUsers, reachedGroups, app] = await Promise.all([
    ask(endpoints.users),
    ask(endpoints.groups),
    ask(endpoints.reachedUsers),
    ask(endpoints.reachedGroups),
    prober.object({ endpoint: ONE, path: `/api/applications/${id}?fields=_id` }),
  ]);
  const answers = new Map<Endpoint, OkList | Refusal>([
    [endpoints.users, users],
    [endpoints.groups, groups],
    [endpoints.reachedUsers, reachedUsers],
    [endpoints.reachedGroups, reachedGroups],
  ]);
  const isForbidden = users.kind === "forbidden" || groups.kind === "forbidden";
  return [...accessChecks({ isForbidden }, (endpoint) => answers.get(endpoint)), { ...one, answered: app }];
}

function accessChecks(
  { isForbidden }: { isForbidden: boolean },
  answerOf: (endpoint: Endpoint) => OkList | Refusal | undefined,
): Check[] {
  const reached = isForbidden
    ? ({ need: "needed", without: "associations are forbidden, and there is no other way" } as const)
    : ({ need: "spare", without: "optional: where a list comes short, the same one is read again" } as const);
  const associations = isForbidden
    ? ({ need: "optional", without: "…/users and …/usergroups are read in its place" } as const)
    : ({ need: "needed" } as const);
  const check = (what: string, endpoint: Endpoint, about: typeof reached | typeof associations): Check => {
    const answered = answerOf(endpoint);
    return { what, of, endpoint, ...about, ...(answered !== undefined && { answered }) };
  };
  const again = isForbidden ? "instead" : "again";
  return [
    check("their users", endpoints.users, associations),
    check("their groups", endpoints.groups, associations),
    check(`their users ${again}`, endpoints.reachedUsers, reached),
    check(`their groups ${again}`, endpoints.reachedGroups, reached),
  ];
}
