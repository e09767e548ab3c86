import type { Answer } from "./answer.js";
import { type Endpoint, type Exchange, findApplication, findGroup, idOf } from "./exchange.js";
import { findObject, type GraphType } from "./graph.js";
import type { WireRow } from "./organization.js";
import { invalidArgument, notFound, Refusal } from "./refusal.js";

const NO_CONTENT: Answer = { status: 204 };

/** `POST /usergroups/{id}/members`. A dynamic group answers 204 and changes nothing, but for exempt users. */
export const changeMembers: Endpoint = (exchange) => {
  const groupId = idOf(exchange);
  const group = exchange.organization.groups.find(({ id }) => id === groupId);
  if (group === undefined) throw invalidArgument("user_group not found");
  const change = readChange(exchange, ["user"]);
  const exempt = group.memberQueryExemptions.some(({ id }) => id === change.id);
  if (group.membershipMethod.startsWith("DYNAMIC_") && !exempt) return NO_CONTENT;
  return changeEdge(exchange.organization.memberships, { from: groupId, to: change.id, op: change.op });
};

/** `POST /applications/{id}/associations`, for a user or a group. */
export const changeApplicationAssociations: Endpoint = (exchange) => {
  const applicationId = idOf(exchange);
  if (findApplication(exchange, applicationId) === undefined) throw notFound();
  const { type, id, op } = readChange(exchange, ["user", "user_group"]);
  const { userBindings, groupBindings } = exchange.organization;
  return changeEdge(type === "user" ? userBindings : groupBindings, { from: applicationId, to: id, op });
};

/** `POST /usergroups/{id}/associations`: the same edge from its other end. */
export const changeGroupAssociations: Endpoint = (exchange) => {
  const groupId = idOf(exchange);
  if (findGroup(exchange, groupId) === undefined) throw notFound();
  const { id, op } = readChange(exchange, ["application"]);
  return changeEdge(exchange.organization.groupBindings, { from: id, to: groupId, op });
};

type Operation = "add" | "remove" | "update";
const operations: readonly Operation[] = ["add", "remove", "update"];

interface Change {
  op: Operation;
  type: GraphType;
  id: string;
}

// An unknown user and one who is no member get the same 404.
function readChange(exchange: Exchange, allowed: readonly GraphType[]): Change {
  const body: WireRow = { ...(typeof exchange.body === "object" ? exchange.body : {}) };
  const op = operations.find((known) => known === body.op);
  if (op === undefined) throw invalidArgument(`invalid op: ${body.op}`);
  const type = allowed.find((known) => known === body.type);
  if (type === undefined) throw invalidArgument(`invalid type: ${body.type}`);
  if (typeof body.id !== "string") throw invalidArgument("invalid id");
  if (op === "add" && findObject(exchange, { type, id: body.id }) === undefined) throw notFound();
  return { op, type, id: body.id };
}

function changeEdge(
  edges: Map<string, string[]>,
  { from, to, op }: { from: string; to: string; op: Operation },
): Answer {
  const ends = edges.get(from) ?? [];
  const present = ends.includes(to);
  if (op === "add" && present) throw new Refusal(409, { message: "Already Exists" });
  if (op !== "add" && !present) throw notFound();
  if (op === "add") edges.set(from, [...ends, to]);
  if (op === "remove")
    edges.set(
      from,
      ends.filter((id) => id !== to),
    );
  return NO_CONTENT;
}
