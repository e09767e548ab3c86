import { type Endpoint, findApplication, findGroup, idOf } from "./exchange.js";
import type { SimulatedGroup, WireRow } from "./organization.js";
import { invalidArgument, notFound, Refusal } from "./refusal.js";
import { v1List, v2List } from "./row-list.js";

// What users are given access to: V1's applications and V2's user groups.

/** In the order of `name` by default, which is the template's key and not unique. */
export const listApplications: Endpoint = (exchange) =>
  v1List(exchange, {
    rows: exchange.organization.applications,
    name: "applications",
    idOf: ({ _id }) => _id,
    idField: "_id",
    defaultSort: "name",
  });

export const readApplication: Endpoint = (exchange) => {
  const application = findApplication(exchange, idOf(exchange));
  if (application === undefined) throw new Refusal(404, { message: "Not Found", error: "Not Found" });
  return { status: 200, body: application };
};

export const listUserGroups: Endpoint = (exchange) => {
  const { parameters, switches, organization } = exchange;
  const asked = new URLSearchParams(parameters);
  if (asked.has("sort") && switches.groupSort === "refused") throw invalidArgument("sort is not supported");
  if (switches.groupSort === "ignored") asked.delete("sort");
  const filter = asked.getAll("filter");
  if (filter.some((written) => written.includes("membershipMethod:"))) {
    if (switches.membershipFilter === "refused") throw invalidArgument("invalid filter: membershipMethod");
    if (switches.membershipFilter === "ignored") asked.delete("filter");
  }
  return v2List(
    { ...exchange, parameters: asked },
    { rows: organization.groups, name: "usergroups", idOf: ({ id }) => id, idField: "id", show: listed },
  );
};

/** The one place that tells how a group's members come about. */
export const readUserGroup: Endpoint = (exchange) => {
  const group = findGroup(exchange, idOf(exchange));
  if (group === undefined) throw notFound();
  return { status: 200, body: group };
};

// The list says `attributes: null` even of groups that have attributes, and leaves the membership fields out.
function listed({ id, name, type, email, description }: SimulatedGroup): WireRow {
  return { attributes: null, id, name, type, email, description };
}
