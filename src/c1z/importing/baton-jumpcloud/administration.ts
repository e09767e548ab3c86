import { compareText } from "../../../model/order.js";
import type { Resource } from "../../../model/resource.js";
import type { LeftOutTally } from "../left-out.js";
import { type Match, roleIdOfName } from "../read-match.js";
import type { Tables } from "../tables.js";
import { ADMINISTRATION_APP, type Survey } from "./survey.js";
import { administrator, primaryAddress, translateRole } from "./translate.js";

/** Who administers, as far as it can be told. */
export interface Administration {
  administrators: readonly Resource[];
  /** Roles that somebody holds, and the ids of the administrators who do. */
  roles: readonly { role: Resource; holders: readonly string[] }[];
  /** By the id of a user, that of the administrator's account which is linked to it. */
  linkOf: ReadonlyMap<string, string>;
}

/** What became of administrators who were taken for users, in words that a person is told. */
const ACCOUNT = "administrator";
const MERGED = "administrator merged into a user";
const ROLE = "role of an administrator";

/**
 * Finds the administrators again: that connector makes no account for one whose address a user has, and gives the roles
 * to the user. The account of such a one is told by `match`; without one, administration is left out as a whole.
 */
export function administration(
  tables: Tables,
  found: Survey,
  { match, tally }: { match: Match | undefined; tally: LeftOutTally },
): Administration {
  const holders = tables.grants(`app:${ADMINISTRATION_APP}`).map(({ principal }) => principal.id.resource);
  const held = found.roles.map((role) => ({
    role,
    principals: tables.grants(`role:${role.id.resource}`).map(({ principal }) => principal.id.resource),
  }));
  const accountOf = new Map<string, string>();
  const people = new Set([
    ...found.administrators.keys(),
    ...holders,
    ...held.flatMap(({ principals }) => principals),
  ]);
  const emailOf = (person: string) => {
    const row = found.users.get(person);
    return row === undefined ? undefined : primaryAddress(tables.resource(row));
  };
  for (const person of people) {
    const isAccount = found.administrators.has(person);
    const linked = match?.administratorOf.get(person);
    const account = isAccount ? person : (linked ?? match?.administratorWith.get(emailOf(person) ?? ""));
    if (match !== undefined && account !== undefined) accountOf.set(person, account);
    else tally.add(isAccount ? ACCOUNT : MERGED, person);
  }
  const roles = held.flatMap(({ role, principals }) => {
    const accounts = principals.flatMap((principal) => {
      const account = accountOf.get(principal);
      if (account === undefined) tally.add(ROLE, `${role.displayName}: ${principal}`);
      return account ?? [];
    });
    const made = { id: roleIdOfName(role.displayName), isJumpClouds: false };
    const matched = match?.roles.get(made.id);
    // That connector lists seven roles whatever the organisation has.
    if (accounts.length === 0 && matched === undefined) return [];
    const known = matched ?? made;
    return [{ role: translateRole(role, known), holders: [...new Set(accounts)].sort(compareText) }];
  });
  const administrators = [...accountOf].flatMap(([person, id]) => {
    const row = found.users.get(person);
    const account =
      found.administrators.get(person) ?? (row === undefined ? undefined : tables.resource(row));
    if (account === undefined) return [];
    const names = roles.flatMap((one) => (one.holders.includes(id) ? [one.role.displayName] : []));
    const isUser = !found.administrators.has(person);
    return [administrator(id, { account, isUser, roleNames: names.sort(compareText) })];
  });
  const accounts = new Set(accountOf.values());
  const linkOf = [...(match?.administratorOf ?? [])].filter(([, id]) => accounts.has(id));
  return { administrators, roles, linkOf: new Map(linkOf) };
}
