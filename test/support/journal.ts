import { existsSync, readFileSync } from "node:fs";
import type { LoggedRequest } from "../../src/simulator/request-log.js";

/** The names of the units that a journal holds whole, read by no code of ours. */
export function journalledUnits(path: string): string[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return [...new Set(lines.flatMap((line) => JSON.parse(line.slice(line.indexOf(" "))).unit?.name ?? []))];
}

const lists: Readonly<Record<string, string>> = {
  "/api/systemusers": "users",
  "/api/users": "administrators",
  "/api/applications": "apps",
  "/api/v2/roles": "roles",
  "/api/v2/service-accounts": "serviceAccounts",
};

/** The unit that a request reads; `undefined` for one that belongs to none, such as the organisation's. */
export function unitOf({ endpoint, path, query }: LoggedRequest): string | undefined {
  const parameters = new URLSearchParams(query);
  if (lists[endpoint] !== undefined) return lists[endpoint];
  if (path === "/api/v2/usergroups") return parameters.has("filter") ? "membershipMethods" : "groups";
  const [, kind, id, edges] = /^\/api\/v2\/(usergroups|applications)\/([^/]+)\/(\w+)$/.exec(path) ?? [];
  if (kind === "usergroups") return `memberships:${id}`;
  if (kind === undefined) return undefined;
  const isOfUsers = edges === "users" || parameters.get("targets") === "user";
  return `${isOfUsers ? "appUsers" : "appGroups"}:${id}`;
}
