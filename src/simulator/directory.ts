import type { Answer } from "./answer.js";
import { type Endpoint, type Exchange, findUser, idOf, visibleUsers } from "./exchange.js";
import { readNames } from "./list-query.js";
import type { WireRow } from "./organization.js";
import { Refusal } from "./refusal.js";
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
    rows: exchange.organizations.map(({ id, displayName, created }) => {
      return { _id: id, id, displayName, logoUrl: null, created };
    }),
    name: "organizations",
    idOf: ({ _id }) => _id,
    idField: "_id",
  });

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
