import { type AccountLinks, linkAccounts, noAccountLinks } from "./account-links.js";
import type { ConnectorOptions } from "./connector.js";
import type { Directory } from "./directory.js";
import { foldEmail } from "./email.js";
import { recordId } from "./record-id.js";
import { emptyRoleBook, pairRoles, type RoleBook, type RoleStatement } from "./role-book.js";
import type { Warn, WarningCode } from "./warning.js";

/** What follows from all that was read together. */
export interface Joins {
  links: AccountLinks;
  roles: RoleBook;
}

export const noJoins: Joins = { links: noAccountLinks, roles: emptyRoleBook };

/** Joins a directory that is read to its end. Without administrators there are no links, and no warnings about them. */
export function joinDirectory(directory: Directory, { without }: Pick<ConnectorOptions, "without">): Joins {
  const { administrators, ofProvider } = directory;
  const links = without.has("admin_user")
    ? noAccountLinks
    : linkAccounts(directory.users, { administrators, ofProvider: ofProvider?.administrators });
  const roles = pairRoles(directory.roles.values(), roleStatements(directory));
  return { links, roles };
}

function roleStatements({ administrators, serviceAccounts }: Directory): Map<string, RoleStatement> {
  const statements = new Map<string, RoleStatement>(administrators);
  for (const [id, { roleId, roleName }] of serviceAccounts) {
    if (!statements.has(id)) statements.set(id, { role: roleId, roleName });
  }
  return statements;
}

/** The warnings that only the whole directory tells. */
export function warnOfJoins(
  { directory, joins, without }: { directory: Directory; joins: Joins } & Pick<ConnectorOptions, "without">,
  warn: Warn,
): void {
  const warnOf = (code: WarningCode, type: string, ids: Iterable<string>) => {
    for (const id of ids) warn({ code, id: `${type}:${id}` });
  };
  warnOf("ambiguous_admin_link", "admin_user", joins.links.ambiguous);
  warnOf("dangling_admin_link", "user", joins.links.dangling);
  warnOf("dangling_manager", "user", usersOfUnknownManagers(directory));
  warnOf("duplicate_email", "user", usersOfOneAddress(directory));
  if (!without.has("role")) warnOf("role_name_without_id", "role", rolesOfNamesOnly(joins.roles));
}

function* usersOfUnknownManagers({ users }: Directory): Generator<string> {
  for (const [id, { manager }] of users) if (manager && !users.has(recordId(manager))) yield id;
}

function* usersOfOneAddress({ users }: Directory): Generator<string> {
  const firstOf = new Map<string, string>();
  const told = new Set<string>();
  for (const [id, { email }] of users) {
    if (!email) continue;
    const address = foldEmail(email);
    const first = firstOf.get(address);
    if (first === undefined) {
      firstOf.set(address, id);
      continue;
    }
    if (!told.has(first)) yield first;
    told.add(first);
    yield id;
  }
}

function* rolesOfNamesOnly({ roles }: RoleBook): Generator<string> {
  for (const [id, { jumpCloudId }] of roles) if (jumpCloudId === undefined) yield id;
}
