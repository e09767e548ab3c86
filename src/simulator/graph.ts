import type { Answer } from "./answer.js";
import {
  type Endpoint,
  type Exchange,
  findApplication,
  findGroup,
  findUser,
  idOf,
  unsortedPositions,
  visibleUserIds,
} from "./exchange.js";
import { readWindow } from "./list-query.js";
import { window } from "./ordering.js";
import type { WireRow } from "./organization.js";
import { invalidArgument, notFound } from "./refusal.js";

// The graph's lists have no sort, filter or fields. An edge whose end is gone is counted by the total and keeps
// its place, but is left out of its page: a short page, even an empty one, is not the last.

/** The type of an object at an end of an edge. */
export type GraphType = "user" | "user_group" | "application";

/** One list of ids at the far ends of edges. */
export interface GraphList {
  name: string;
  ids: readonly string[];
  type: GraphType;
  /** What is said of an id that still exists. */
  describe: (id: string) => WireRow;
}

/** The page of a graph list that was asked for. */
export function graphPage(exchange: Exchange, list: GraphList): Answer {
  const ids = list.type === "user" ? visibleUserIds(exchange, list.ids) : list.ids;
  const positions = unsortedPositions(exchange, { list: ids, idOf: (id) => id, name: list.name });
  const page = window(ids, { positions, ...readWindow(exchange.parameters) });
  return {
    status: 200,
    body: page.filter((id) => findObject(exchange, { type: list.type, id }) !== undefined).map(list.describe),
    ...(exchange.switches.headerTotals === "stated" && { totalHeader: ids.length }),
  };
}

/** The object at an end of an edge, if it still exists. */
export function findObject(
  exchange: Exchange,
  { type, id }: { type: GraphType; id: string },
): WireRow | undefined {
  if (type === "user") return findUser(exchange, id);
  return type === "user_group" ? findGroup(exchange, id) : findApplication(exchange, id);
}

/** `GET /usergroups/{id}/members`: direct members. */
export const listMembers: Endpoint = (exchange) => {
  const groupId = idOf(exchange);
  if (findGroup(exchange, groupId) === undefined) throw notFound();
  return graphPage(exchange, {
    name: `members of ${groupId}`,
    ids: exchange.organization.memberships.get(groupId) ?? [],
    type: "user",
    describe: (id) => connection("user", id),
  });
};

/** `GET /applications/{id}/associations?targets=…`: users or groups bound to it directly, one type a request. */
export const listApplicationAssociations: Endpoint = (exchange) => {
  const applicationId = idOf(exchange);
  if (findApplication(exchange, applicationId) === undefined) throw notFound();
  const target = readTarget(exchange, ["user", "user_group"]);
  const { userBindings, groupBindings } = exchange.organization;
  return graphPage(exchange, {
    name: `${target} associations of ${applicationId}`,
    ids: (target === "user" ? userBindings : groupBindings).get(applicationId) ?? [],
    type: target,
    describe: (id) => connection(target, id),
  });
};

/** `GET /usergroups/{id}/associations?targets=application`: the applications that a group is bound to. */
export const listGroupAssociations: Endpoint = (exchange) => {
  const groupId = idOf(exchange);
  if (findGroup(exchange, groupId) === undefined) throw notFound();
  readTarget(exchange, ["application"]);
  const bindings = [...exchange.organization.groupBindings];
  return graphPage(exchange, {
    name: `associations of ${groupId}`,
    ids: bindings.filter(([, groupIds]) => groupIds.includes(groupId)).map(([id]) => id),
    type: "application",
    describe: (id) => connection("application", id),
  });
};

/** `GET /users/{id}/associations?targets=application`: the applications that a user is bound to. */
export const listUserAssociations: Endpoint = (exchange) => {
  const userId = idOf(exchange);
  if (findUser(exchange, userId) === undefined) throw notFound();
  readTarget(exchange, ["application"]);
  const bindings = [...exchange.organization.userBindings];
  return graphPage(exchange, {
    name: `associations of user ${userId}`,
    ids: bindings.filter(([, userIds]) => userIds.includes(userId)).map(([id]) => id),
    type: "application",
    describe: (id) => connection("application", id),
  });
};

function readTarget<T extends GraphType>({ parameters }: Exchange, allowed: readonly T[]): T {
  const written = parameters.get("targets");
  const target = allowed.find((type) => type === written);
  if (target === undefined) throw invalidArgument(`invalid targets: ${written ?? "(missing)"}`);
  return target;
}

/** An edge as the graph tells it: `from` is left out where the path says it. */
export function connection(type: GraphType, id: string, attributes: WireRow | null = null): WireRow {
  return { attributes: null, to: { attributes, id, type } };
}
