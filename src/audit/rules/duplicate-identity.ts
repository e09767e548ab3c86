import { folded } from "../../access/best-match.js";
import { isAdministrator, isUser } from "../account-kinds.js";
import type { AuditedAccount } from "../audited-account.js";
import type { Finding } from "../finding.js";
import type { Rule } from "../rule.js";
import { named } from "../words.js";

export const duplicateIdentity: Rule = {
  id: "duplicate-identity",
  severity: "medium",
  title: "Several accounts of one identity",
  judges: "users and administrators",
  predicate:
    "Another user has the same primary e-mail address or the same employee id as this user, or another administrator the same address as this administrator, whatever the case. An id that only says that there is none (N/A, -, none, null) is none. A user and an administrator with one address are no duplicates: JumpCloud keeps two accounts for somebody who is both.",
  needs: "users, and administrators, that are all in the file, for an account that has no double in it",
  why: "One person is reviewed twice, or two people as one; what leaves one account stays in the other, and apps that go by the address cannot tell them apart.",
  remediation:
    "Find out whether they are one person. Move what is needed to one account and delete the other, or give one of them its own address or employee id.",
  references: ["PCI DSS 8.2.1", "CIS 5.1", "ISO 27001 A.5.16", "SOC 2 CC6.1", "NIST IA-4"],
  judge(population, verdicts) {
    for (const isOfKind of [isUser, isAdministrator]) {
      const accounts = population.accounts.filter(isOfKind);
      const books = identities.map(({ what, of }) => ({ what, of, book: byIdentity(accounts, of) }));
      for (const account of accounts) {
        const doubles = books.flatMap(({ what, of, book }) => {
          const same = book.get(of(account) ?? "") ?? [];
          return same.length > 1 ? [{ what, count: same.length - 1, first: firstOthers(same, account) }] : [];
        });
        const reason = population.coverage.lacksResources(account.id.resourceType);
        if (doubles.length > 0) verdicts.addFinding(account, sharedIdentity(account, doubles));
        else if (reason !== undefined) verdicts.addUnknown(account, reason);
        else verdicts.addClean();
      }
    }
  },
};

/** What belongs to one person alone; `undefined` where the account has none. */
const identities: readonly { what: string; of(account: AuditedAccount): string | undefined }[] = [
  { what: "e-mail address", of: ({ email }) => email && folded(email.trim()) },
  { what: "employee id", of: ({ employeeId }) => employeeId && folded(employeeId) },
];

/** Others with the same e-mail address, or the same employee id. */
interface Doubles {
  what: string;
  count: number;
  first: readonly AuditedAccount[];
}

/** More are counted and not named: an id such as "0" may stand with everybody. */
const MOST_OTHERS = 10;

function firstOthers(same: readonly AuditedAccount[], account: AuditedAccount): AuditedAccount[] {
  return same
    .slice(0, MOST_OTHERS + 1)
    .filter((other) => other !== account)
    .slice(0, MOST_OTHERS);
}

function sharedIdentity(
  { email, employeeId }: AuditedAccount,
  doubles: readonly Doubles[],
): Pick<Finding, "detail" | "observed"> {
  const told = doubles.map(({ what, count, first }) => `same ${what} as ${named(first.map(nameOf), count)}`);
  return {
    detail: told.join("; "),
    observed: {
      same: doubles.map(({ what }) => what),
      others: [...new Set(doubles.flatMap(({ first }) => first.map(({ key }) => key)))],
      count: Math.max(...doubles.map(({ count }) => count)),
      email,
      employeeId,
    },
  };
}

/** Only identities that several accounts have. */
function byIdentity(
  accounts: readonly AuditedAccount[],
  of: (account: AuditedAccount) => string | undefined,
): Map<string, AuditedAccount[]> {
  const first = new Map<string, AuditedAccount>();
  const doubled = new Map<string, AuditedAccount[]>();
  for (const account of accounts) {
    const identity = of(account);
    if (identity === undefined || identity === "") continue;
    const known = first.get(identity);
    if (known === undefined) first.set(identity, account);
    else {
      const same = doubled.get(identity);
      if (same === undefined) doubled.set(identity, [known, account]);
      else same.push(account);
    }
  }
  return doubled;
}

/** "Ada Lovelace (ada, suspended)": names alone do not tell doubles apart. */
function nameOf({ displayName, username, id, state, stateDetails }: AuditedAccount): string {
  const called = username ?? id.resource;
  return `${displayName} (${called}${state === "disabled" ? `, ${stateDetails ?? "disabled"}` : ""})`;
}
