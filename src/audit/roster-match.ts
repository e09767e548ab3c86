import type { AuditedAccount } from "./audited-account.js";
import type { Population } from "./population.js";
import type { Roster, RosterPerson } from "./roster.js";

/**
 * Whom the roster means by an account, by the employee id and the addresses of all accounts of the same person, its own
 * first; "nameless" when none of them has either.
 */
export function rosterMatch(
  population: Population,
  { roster, account }: { roster: Roster; account: AuditedAccount },
): RosterPerson | "nameless" | undefined {
  const others = accountsOf(population, account).filter(({ key }) => key !== account.key);
  const own = [account, ...others];
  const emails = own.flatMap((one) => one.emails);
  const employeeId = own.find((one) => one.employeeId !== undefined)?.employeeId;
  if (emails.length === 0 && employeeId === undefined) return "nameless";
  return roster.find({ emails, employeeId });
}

/** All accounts of the person whose account it is, the directory user first. */
export function accountsOf(population: Population, account: AuditedAccount): AuditedAccount[] {
  return population.personOf(account).accounts.flatMap(({ key }) => population.account(key) ?? []);
}
