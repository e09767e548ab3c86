import { folded } from "../access/best-match.js";
import { isAdministrator } from "./account-kinds.js";
import { ageMs } from "./age.js";
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

/** Tells why a user may have an administrator account that is enabled, although none is known. */
export function administratorDoubts(population: Population): (user: AuditedAccount) => string | undefined {
  const { accounts, coverage, isWarned, personOf } = population;
  const contested = new Set(
    accounts
      .filter((account) => isAdministrator(account) && account.state !== "disabled")
      .filter((account) => isWarned("ambiguous_admin_link", account))
      .flatMap(({ email }) => (email === undefined ? [] : [folded(email)])),
  );
  return (user) => {
    if (isWarned("dangling_admin_link", user)) {
      return "JumpCloud names an administrator account of this user, which the file does not hold";
    }
    if (
      personOf(user).accounts.some(({ id, state }) => id.resourceType === "admin_user" && state === "unknown")
    ) {
      return "the status of the administrator account is not known";
    }
    if (user.email !== undefined && contested.has(folded(user.email))) {
      return "an administrator account with this address could belong to several accounts";
    }
    return coverage.lacksResources("admin_user");
  };
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

/** "administrator enabled (Help Desk) with a password of its own": what a suspended user's administrator account can do. */
export function enabledWords(
  population: Population,
  { user, administrator }: { user: AuditedAccount; administrator: AuditedAccount },
): string {
  const enabled = `administrator enabled${inRoles(roleNames(population, administrator))}`;
  switch (linkBasisOf(administrator, user)) {
    case "email":
      return `${enabled} with a password of its own`;
    // It has the password and the MFA of the user whom it was made from: while that one is suspended, nobody signs in.
    case "user_admin_id": {
      const { linkedKey } = administrator;
      const made = linkedKey === undefined || linkedKey === user.key ? "this user" : "another user";
      const key = hasLiveApiKey(population, administrator) ? ", its API key still works" : "";
      return `${enabled}, made from ${made}${key}`;
    }
    default:
      return enabled;
  }
}

/** By what the two are known to be one person's; either of them may tell. */
export function linkBasisOf(administrator: AuditedAccount, user: AuditedAccount): string | undefined {
  return administrator.linkBasis ?? (user.linkedKey === administrator.key ? user.linkBasis : undefined);
}

/** Whether it is known that a key is set, and nothing speaks of its end. */
function hasLiveApiKey({ now, isWarned }: Population, administrator: AuditedAccount): boolean {
  const { hasApiKey, apiKeyExpiresAt } = administrator.facts;
  if (hasApiKey !== true) return false;
  if (apiKeyExpiresAt === undefined) return !isWarned("invalid_time", administrator);
  const past = ageMs(apiKeyExpiresAt, now);
  return past !== undefined && past < 0;
}
