import type { Answer } from "./answer.js";
import { type Endpoint, type Exchange, findUser, idOf, visibleUsers } from "./exchange.js";
import { readNames } from "./list-query.js";
import type { SimulatedOrganization, WireRow } from "./organization.js";
import { notFound, Refusal } from "./refusal.js";
import { type RowList, v1List, v2WrappedList } from "./row-list.js";

// The lists of accounts and of what administrators may be: V1's `/systemusers`, `/users` and `/organizations`,
// and V2's two lists in V1's envelope.

export const listSystemUsers: Endpoint = (exchange) => v1List(exchange, systemUserList(exchange));

/** All users that the key sees, as every way to list them shares them. */
export function systemUserList(exchange: Exchange): RowList<WireRow & { _id: string }> {
  return { rows: visibleUsers(exchange), name: "systemusers", idOf: ({ _id }) => _id, idField: "_id" };
}

export const readSystemUser: Endpoint = (exchange) => {
  const id = idOf(exchange);
  const visible = exchange.rights.hides?.(id) !== true;
  return one(exchange, visible ? findUser(exchange, id) : undefined);
};

export const listAdministrators: Endpoint = (exchange) =>
  v1List(exchange, {
    rows: exchange.organization.administrators,
    name: "users",
    idOf: ({ _id }) => _id,
    idField: "_id",
  });

export const readAdministrator: Endpoint = (exchange) =>
  one(exchange, exchange.index.find(exchange.organization.administrators, idOf(exchange)));

export const listOrganizations: Endpoint = (exchange) =>
  v1List(exchange, {
    rows: exchange.organizations.map((organization) => {
      const { provider, ...row } = organizationRow(organization);
      const isStated = provider !== undefined && exchange.switches.listedProvider === "stated";
      return { ...row, ...(isStated && { provider }) };
    }),
    name: "organizations",
    idOf: ({ _id }) => _id,
    idField: "_id",
  });

export const readOrganization: Endpoint = (exchange) => {
  const organization = exchange.organizations.find(({ id }) => id === idOf(exchange));
  return one(exchange, organization && organizationRow(organization));
};

/** Whoever is none of the provider's own is answered as if there were none. */
export const listProviderAdministrators: Endpoint = (exchange) => {
  const { providers } = exchange.switches;
  const id = idOf(exchange);
  const rows = Object.hasOwn(providers, id) ? providers[id] : undefined;
  if (rows === undefined) throw notFound();
  return v2WrappedList(exchange, {
    rows,
    name: "provider administrators",
    idOf: ({ _id }) => _id,
    idField: "_id",
  });
};

function organizationRow({ id, displayName, created, provider }: SimulatedOrganization) {
  return { _id: id, id, displayName, logoUrl: null, created, ...(provider !== undefined && { provider }) };
}

export const listRoles: Endpoint = (exchange) =>
  v2WrappedList(exchange, {
    rows: exchange.organization.roles,
    name: "roles",
    idOf: ({ id }) => id,
    idField: "id",
  });

export const listServiceAccounts: Endpoint = (exchange) =>
  v2WrappedList(exchange, {
    rows: exchange.organization.serviceAccounts,
    name: "service-accounts",
    idOf: ({ objectId }) => objectId,
    idField: "objectId",
  });

function one({ parameters }: Exchange, row: WireRow | undefined): Answer {
  // V1 puts the same text into both keys.
  if (row === undefined) throw new Refusal(404, { message: "Not Found", error: "Not Found" });
  const fields = readNames(parameters.get("fields"), " ").filter((field) => field in row);
  if (fields.length === 0) return { status: 200, body: row };
  const kept = Object.entries(row).filter(([name]) => name === "_id" || fields.includes(name));
  return { status: 200, body: Object.fromEntries(kept) };
}
