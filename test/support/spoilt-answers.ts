import type { Answer } from "../../src/jumpcloud/answer.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import { createSimulator, type Simulator } from "../../src/simulator/simulator.js";
import type { Intercept } from "./in-process.js";

/** Every list and object that a sync asks for. */
export const endpoints = {
  organizations: /^\/api\/organizations\?/,
  users: /^\/api\/systemusers\?/,
  "one user": /^\/api\/systemusers\/./,
  administrators: /^\/api\/users\?/,
  "service accounts": /^\/api\/v2\/service-accounts\?/,
  roles: /^\/api\/v2\/roles\?/,
  groups: /^\/api\/v2\/usergroups\?(?!filter)/,
  "groups of a membership method": /^\/api\/v2\/usergroups\?filter/,
  "one group": /^\/api\/v2\/usergroups\/[^/]+$/,
  members: /^\/api\/v2\/usergroups\/[^/]+\/members\?/,
  "members as reached": /^\/api\/v2\/usergroups\/[^/]+\/membership\?/,
  apps: /^\/api\/applications\?/,
  "one app": /^\/api\/applications\/./,
  "users of an app": /^\/api\/v2\/applications\/[^/]+\/associations\?targets=user&/,
  "groups of an app": /^\/api\/v2\/applications\/[^/]+\/associations\?targets=user_group&/,
  "users of an app as reached": /^\/api\/v2\/applications\/[^/]+\/users\?/,
  "groups of an app as reached": /^\/api\/v2\/applications\/[^/]+\/usergroups\?/,
} as const satisfies Record<string, RegExp>;

export type EndpointName = keyof typeof endpoints;

export const endpointNames = [
  "organizations",
  "users",
  "one user",
  "administrators",
  "service accounts",
  "roles",
  "groups",
  "groups of a membership method",
  "one group",
  "members",
  "members as reached",
  "apps",
  "one app",
  "users of an app",
  "groups of an app",
  "users of an app as reached",
  "groups of an app as reached",
] as const satisfies readonly EndpointName[];

/** An organisation with a sync of which something is wrong already, so that the endpoint in question is asked. */
export interface Scene {
  simulator: Simulator;
  spoil: Intercept;
}

const honest: Intercept = (_, answer) => answer;

/** A small organisation in which a sync asks the endpoint. */
export function sceneFor(name: EndpointName): Scene {
  const organization = generateOrganization({ seed: 3, users: 9, groups: 6, apps: 2, administrators: 3 });
  const { memberships, userBindings, groupBindings, users, groups, applications } = organization;
  // Edges to deleted objects: a second reading is needed.
  const ghost = "0".repeat(24);
  for (const { id } of groups) memberships.get(id)?.push(ghost);
  for (const { id } of applications) {
    userBindings.get(id)?.unshift(ghost);
    groupBindings.set(id, [ghost, ...groups.map((group) => group.id)]);
  }
  const simulator = createSimulator(organization);
  if (name === "one user") return { simulator, spoil: hiding(endpoints.users, users[0]?.id) };
  if (name === "one app") {
    simulator.onRequest((_, { url }) => {
      if (url.includes("/associations")) simulator.removeApplication(applications[1]?.id ?? "");
    });
  }
  return { simulator, spoil: honest };
}

/** A list that leaves somebody out, and does not count them either. */
function hiding(list: RegExp, id: string | undefined): Intercept {
  return (path, answer) => {
    if (!list.test(path)) return answer;
    const { results } = JSON.parse(answer.body);
    const kept = results.filter((row: { id: string }) => row.id !== id);
    return { ...answer, body: JSON.stringify({ results: kept, totalCount: kept.length }) };
  };
}

/** The rows of a list in either envelope; none where the body is an object. */
export function rowsOf(answer: Answer): unknown[] {
  const body = JSON.parse(answer.body);
  return Array.isArray(body) ? body : (body.results ?? []);
}

/** The answer with other rows and the same total. */
export function withRows(answer: Answer, rows: readonly unknown[]): Answer {
  const body = JSON.parse(answer.body);
  return { ...answer, body: JSON.stringify(Array.isArray(body) ? rows : { ...body, results: rows }) };
}

/** The answer with another total, in whichever place it states it; `undefined` states none. */
export function withTotal(answer: Answer, total: unknown): Answer {
  const body = JSON.parse(answer.body);
  if (!Array.isArray(body)) return { ...answer, body: JSON.stringify({ ...body, totalCount: total }) };
  const headers = new Map(answer.headers);
  if (total === undefined) headers.delete("x-total-count");
  else headers.set("x-total-count", typeof total === "string" ? total : JSON.stringify(total));
  return { ...answer, headers };
}
