import type { AuditedAccount } from "../audited-account.js";
import { linkDoubts } from "../link-doubts.js";
import type { Population } from "../population.js";
import { accountsOf, rosterMatch, whyUnmatched } from "../roster-match.js";
import type { Rule } from "../rule.js";

export const orphanAccount: Rule = {
  id: "orphan-account",
  severity: "high",
  title: "Account of nobody in the roster",
  judges: "accounts",
  predicate:
    "An enabled user, or an enabled administrator, is nobody in the roster: neither the employee id nor any address of the person's accounts stands in it, whatever the case; an address in a line with another employee id is somebody else's. Somebody who is an enabled user and an administrator is judged once, as the user. Service accounts are not judged.",
  needs: "--roster; an address or an employee id of the account",
  why: "Nobody answers for an account that belongs to no employee: it stays when people leave, and no leaver process ever meets it.",
  remediation:
    "Find out whose it is: correct its address or employee id, add its owner to the roster, or suspend it. Who is meant to be outside HR (a contractor, a shared mailbox) needs an owner and an end date.",
  references: ["SOC 2 CC6.2", "ISO 27001 A.5.16", "CIS 5.1", "PCI DSS 7.2.4"],
  judge(population, verdicts) {
    const { roster } = population.inputs;
    if (roster === undefined) return verdicts.notRun("no roster was given (--roster)");
    const linkDoubt = linkDoubts(population);
    for (const account of population.accounts) {
      if (!isJudged(population, account)) continue;
      if (account.state === "disabled") {
        verdicts.addClean();
        continue;
      }
      const match = rosterMatch(population, { roster, account });
      if (match === "nameless") {
        verdicts.addUnknown(account, "it has neither an address nor an employee id");
        continue;
      }
      if (match !== undefined) {
        verdicts.addClean();
        continue;
      }
      const reason =
        account.state === "unknown"
          ? "its status is not known"
          : whyUnmatched(population, { account, linkDoubt });
      if (reason !== undefined) {
        verdicts.addUnknown(account, reason);
        continue;
      }
      const administrators = accountsOf(population, account).filter(
        ({ key, facts, state }) =>
          key !== account.key && facts.kind === "administrator" && state === "enabled",
      );
      verdicts.addFinding(account, {
        detail: `${account.facts.kind} in no line of the roster${administrators.length > 0 ? ", and administrator" : ""}`,
        observed: {
          employeeId: account.employeeId,
          emails: account.emails,
          administrators: administrators.map(({ id }) => id.resource),
        },
      });
    }
  },
};

/** An administrator is judged with the user that is the same person where that one is in use. */
function isJudged(population: Population, account: AuditedAccount): boolean {
  if (account.facts.kind !== "administrator") return account.facts.kind === "user";
  return !accountsOf(population, account).some(
    ({ facts, state }) => facts.kind === "user" && state === "enabled",
  );
}
