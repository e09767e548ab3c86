import { type Endpoint, type Exchange, findApplication, findGroup, findUser, idOf } from "./exchange.js";
import { connection, type GraphType, graphPage } from "./graph.js";
import type { SimulatedGroup, WireRow } from "./organization.js";
import { notFound } from "./refusal.js";

// The traversing lists: every object that can be reached, with all paths to it. A path of one edge is a direct
// binding, a path of two leads through the group that its first edge names.

/** `GET /usergroups/{id}/membership`: the members once more, as a traversal. */
export const listMembership: Endpoint = (exchange) => {
  const groupId = idOf(exchange);
  if (findGroup(exchange, groupId) === undefined) throw notFound();
  return graphPage(exchange, {
    name: `membership of ${groupId}`,
    ids: exchange.organization.memberships.get(groupId) ?? [],
    type: "user",
    describe: (id) => reached("user", { id, groups: [], paths: [[connection("user", id)]] }),
  });
};

/** `GET /applications/{id}/users`: everybody who has the application, directly or through a group. */
export const listApplicationUsers: Endpoint = (exchange) => {
  const applicationId = idOf(exchange);
  if (findApplication(exchange, applicationId) === undefined) throw notFound();
  const { memberships, userBindings } = exchange.organization;
  const direct = new Set(userBindings.get(applicationId) ?? []);
  const through = boundGroups(exchange, applicationId).map((group) => {
    return { group, members: new Set(memberships.get(group.id) ?? []) };
  });
  return graphPage(exchange, {
    name: `users of ${applicationId}`,
    ids: [...new Set([...direct, ...through.flatMap(({ members }) => [...members])])],
    type: "user",
    describe: (id) => {
      const groups = through.filter(({ members }) => members.has(id)).map(({ group }) => group);
      const paths = groups.map((group) => [
        connection("user_group", group.id, group.attributes),
        connection("user", id),
      ]);
      return reached("user", {
        id,
        groups,
        paths: direct.has(id) ? [[connection("user", id)], ...paths] : paths,
      });
    },
  });
};

/** `GET /applications/{id}/usergroups`: the groups bound to it. */
export const listApplicationGroups: Endpoint = (exchange) => {
  const applicationId = idOf(exchange);
  if (findApplication(exchange, applicationId) === undefined) throw notFound();
  const groups = new Map(boundGroups(exchange, applicationId).map((group) => [group.id, group]));
  return graphPage(exchange, {
    name: `usergroups of ${applicationId}`,
    ids: exchange.organization.groupBindings.get(applicationId) ?? [],
    type: "user_group",
    describe: (id) => describeGroup(id, groups.get(id)),
  });
};

/** `GET /users/{id}/memberof`: an unknown user gets an empty list, not a 404. */
export const listMemberOf: Endpoint = (exchange) => {
  const userId = idOf(exchange);
  const { groups, memberships } = exchange.organization;
  const containing = groups.filter(({ id }) => memberships.get(id)?.includes(userId));
  const byId = new Map(containing.map((group) => [group.id, group]));
  return graphPage(exchange, {
    name: `groups of ${userId}`,
    ids: findUser(exchange, userId) !== undefined ? [...byId.keys()] : [],
    type: "user_group",
    describe: (id) => describeGroup(id, byId.get(id)),
  });
};

function describeGroup(id: string, group: SimulatedGroup | undefined): WireRow {
  return reached("user_group", {
    id,
    groups: group === undefined ? [] : [group],
    paths: [[connection("user_group", id, group?.attributes ?? null)]],
  });
}

function boundGroups({ organization }: Exchange, applicationId: string): SimulatedGroup[] {
  const bound = new Set(organization.groupBindings.get(applicationId) ?? []);
  return organization.groups.filter(({ id }) => bound.has(id));
}

interface Reached {
  id: string;
  groups: readonly SimulatedGroup[];
  paths: WireRow[][];
}

function reached(type: GraphType, { id, groups, paths }: Reached): WireRow {
  return { id, type, compiledAttributes: compile(groups), paths };
}

// The attributes of all groups on the way: lists such as `ldapGroups` are joined and come first, as recorded.
function compile(groups: readonly SimulatedGroup[]): WireRow {
  const lists = new Map<string, unknown[]>();
  const values = new Map<string, unknown>();
  for (const [name, value] of groups.flatMap(({ attributes }) => Object.entries(attributes ?? {}))) {
    if (Array.isArray(value)) lists.set(name, [...(lists.get(name) ?? []), ...value]);
    else values.set(name, value);
  }
  return Object.fromEntries([...lists, ...values]);
}
