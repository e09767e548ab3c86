import { roleIdOfName } from "../../../connector/role-book.js";
import { grantId } from "../../../model/grant.js";
import { compareText } from "../../../model/order.js";
import type { Resource } from "../../../model/resource.js";
import { type ResourceId, resourceKey } from "../../../model/resource-id.js";
import type { LeftOutTally } from "../left-out.js";
import type { Match, MatchedRole } from "../read-match.js";
import type { Tables } from "../tables.js";
import { accountsOf } from "./administrator-accounts.js";
import { oldEntitlement } from "./old-entitlement.js";
import { ADMINISTRATION_APP, type Survey } from "./survey.js";
import { administrator, translateRole } from "./translate.js";

/** Who administers, as far as it can be told. */
export interface Administration {
  administrators: readonly Resource[];
  /** Roles that somebody holds, and the ids of the administrators who do. */
  roles: readonly { role: Resource; holders: readonly string[] }[];
  /** By the id of a user, that of the administrator's account which is linked to it. */
  linkOf: ReadonlyMap<string, string>;
}

/**
 * Finds the administrators again: that connector makes no account for one whose address a user has, and gives the roles
 * to the user. The account of such a one is told by `match`; without one, administration is left out as a whole.
 */
export function administration(
  tables: Tables,
  found: Survey,
  { match, tally }: { match: Match | undefined; tally: LeftOutTally },
): Administration {
  const holders = (of: ResourceId) => holdersOf(of, { tables, found, tally });
  const administering = holders({ resourceType: "app", resource: ADMINISTRATION_APP });
  const held = found.roles.map((role) => ({ role, people: holders(role.id) }));
  const people = new Set([...administering, ...held.flatMap((one) => one.people)]);
  const { accountOf, linkOf } = accountsOf(people, { tables, found, match, tally });
  const roles = held.flatMap(({ role, people: those }) => {
    const made = roleIdOfName(role.displayName);
    const candidates = match?.roles.get(made) ?? [];
    const known =
      candidates.length === 0 ? { id: made, isJumpClouds: false } : oneOf(candidates, role.displayName);
    const accounts = those.flatMap((person) => {
      const account = known === undefined ? undefined : accountOf.get(person);
      if (account === undefined)
        tally.add("administrator_role_left_out", `${resourceKey(role.id)} of user:${person}`);
      return account ?? [];
    });
    // That connector lists seven roles whatever the organisation has.
    if (known === undefined || (accounts.length === 0 && candidates.length === 0)) return [];
    return [{ role: translateRole(role, known), holders: [...new Set(accounts)].sort(compareText) }];
  });
  const userOf = new Map([...linkOf].map(([user, id]) => [id, user]));
  const administrators = [...accountOf].flatMap(([person, id]) => {
    const row = found.users.get(person);
    const account =
      found.administrators.get(person) ?? (row === undefined ? undefined : tables.resource(row));
    if (account === undefined) return [];
    const names = roles.flatMap((one) => (one.holders.includes(id) ? [one.role.displayName] : []));
    const isUser = !found.administrators.has(person);
    const linked = userOf.get(id);
    return [administrator(id, { account, isUser, linked, roleNames: names.sort(compareText) })];
  });
  return { administrators, roles, linkOf };
}

/** The role that is called so; the only one, whatever it is called. `undefined` where nobody can tell. */
function oneOf(roles: readonly MatchedRole[], displayName: string): MatchedRole | undefined {
  const same = roles.filter((one) => one.displayName === displayName);
  const [role, another] = same.length > 0 ? same : roles;
  return another === undefined ? role : undefined;
}

/** The ids of those in the file who hold a role, or administer: accounts that were listed, and users. */
function holdersOf(
  of: ResourceId,
  { tables, found, tally }: { tables: Tables; found: Survey; tally: LeftOutTally },
): string[] {
  return [...tables.grants(oldEntitlement(of))].flatMap(({ principal: { id } }) => {
    const isHeld = found.users.has(id.resource) || found.administrators.has(id.resource);
    if (id.resourceType === "user" && isHeld) return [id.resource];
    const code = id.resourceType === "user" ? "grant_to_absent_principal" : "grant_to_other_type";
    tally.add(code, grantId(resourceKey(of), id));
    return [];
  });
}
