import type { AuditedAccount } from "./audited-account.js";
import type { Population } from "./population.js";

/** The names of the privileged groups, apps and roles that an account holds, in the file's order. */
export function privilegedNames(
  { held, isPrivileged }: Pick<Population, "held" | "isPrivileged">,
  account: AuditedAccount,
): string[] {
  return [...held.of(account)]
    .map(({ entitlement }) => entitlement.resource)
    .filter(isPrivileged)
    .map(({ displayName }) => displayName);
}
