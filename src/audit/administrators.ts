import type { AuditedAccount } from "./audited-account.js";
import type { Population } from "./population.js";

/** The administrator accounts of the same person that are enabled. */
export function liveAdministrators(
  { personOf, account: find }: Pick<Population, "personOf" | "account">,
  account: AuditedAccount,
): AuditedAccount[] {
  return personOf(account)
    .accounts.filter(({ id, state }) => id.resourceType === "admin_user" && state === "enabled")
    .flatMap(({ key }) => find(key) ?? []);
}

/** The roles that an account holds, by name; `undefined` where roles were not read. */
export function roleNames(
  { held, coverage }: Pick<Population, "held" | "coverage">,
  account: AuditedAccount,
): string[] | undefined {
  if (coverage.isLeftOut("role")) return undefined;
  return [...held.of(account)]
    .map(({ entitlement }) => entitlement.resource)
    .filter(({ id }) => id.resourceType === "role")
    .map(({ displayName }) => displayName);
}

/** " (Help Desk, Manager)", behind what is told of an administrator; empty where there is none to name. */
export function inRoles(names: readonly string[] = []): string {
  return names.length > 0 ? ` (${names.join(", ")})` : "";
}
