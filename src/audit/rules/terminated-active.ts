import { linkDoubts } from "../link-doubts.js";
import { rosterMatch, whyUnmatched } from "../roster-match.js";
import type { Rule } from "../rule.js";

export const terminatedActive: Rule = {
  id: "terminated-active",
  severity: "critical",
  title: "Left the company, account in use",
  judges: "accounts",
  predicate:
    "The roster says that somebody has left, by a last day before today or by the status, and a user or administrator account of the same person is enabled. People are found by employee id, else by an address that stands in no line with another employee id, of all their accounts. Whom the roster does not name is unknown: it may hold current staff alone (orphan-account tells of them). Service accounts are not judged.",
  needs: "--roster that names who left too; an address or an employee id of the account",
  why: "Somebody who has left can still sign in to everything that the account reaches.",
  remediation:
    "Suspend the account in the Admin Portal (Users, or Settings, Administrators: each is suspended by itself), then find out why the leaver process missed it. If the roster is wrong, correct it there.",
  references: ["SOC 2 CC6.2, CC6.3", "ISO 27001 A.5.18", "CIS 6.2", "PCI DSS 8.2.5"],
  places: "departments",
  judge(population, verdicts) {
    const { roster } = population.inputs;
    if (roster === undefined) return verdicts.notRun("no roster was given (--roster)");
    const linkDoubt = linkDoubts(population);
    for (const account of population.accounts) {
      const { kind, department } = account.facts;
      if (kind === "service account") continue;
      if (account.state === "disabled") {
        verdicts.addClean();
        continue;
      }
      const match = rosterMatch(population, { roster, account });
      if (match === "nameless") {
        verdicts.addUnknown(account, "it has neither an address nor an employee id");
      } else if (match === undefined) {
        const reason = whyUnmatched(population, { account, linkDoubt });
        verdicts.addUnknown(account, reason ?? "the roster does not name them");
      } else if (!match.isTerminated) {
        verdicts.addClean();
      } else if (account.state === "unknown") {
        verdicts.addUnknown(account, "its status is not known");
      } else {
        verdicts.addFinding(account, {
          detail: `${kind} enabled; roster, line ${match.line}: ${match.because}`,
          observed: {
            rosterLine: match.line,
            roster: match.because,
            rosterEmployeeId: match.employeeId,
            rosterEmail: match.email,
            kind,
          },
          ...(department !== undefined && { place: department }),
        });
      }
    }
  },
};
