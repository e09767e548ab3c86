import { type Account, accountOf, profileText, userTraitOf } from "../access/account.js";
import { type AccountFacts, accountFacts, profileFlag } from "../access/account-facts.js";
import type { Resource } from "../model/resource.js";

/** An account, as far as rules ask about it; `undefined` is what the file does not tell. */
export interface AuditedAccount extends Account {
  facts: AccountFacts;
  /** All addresses, the primary one first. */
  emails: readonly string[];
  employeeId: string | undefined;
  employeeType: string | undefined;
  createdAt: string | undefined;
  lastLogin: string | undefined;
  /** Whether it was ever activated. */
  isActivated: boolean | undefined;
  hasSudo: boolean | undefined;
  hasPasswordlessSudo: boolean | undefined;
}

/** The account that a resource is; `undefined` when it is none. */
export function auditedAccount(resource: Resource): AuditedAccount | undefined {
  const account = accountOf(resource);
  if (account === undefined) return undefined;
  const trait = userTraitOf(resource);
  const others = trait?.emails?.map(({ address }) => address) ?? [];
  return {
    ...account,
    facts: accountFacts(resource),
    emails: [...new Set([...(account.email === undefined ? [] : [account.email]), ...others])],
    employeeId: profileText(resource, "employee_id") ?? trait?.employeeIds?.[0],
    employeeType: profileText(resource, "employee_type"),
    createdAt: resource.createdAt,
    lastLogin: trait?.lastLogin,
    isActivated: profileFlag(resource, "activated"),
    hasSudo: profileFlag(resource, "sudo"),
    hasPasswordlessSudo: profileFlag(resource, "passwordless_sudo"),
  };
}
