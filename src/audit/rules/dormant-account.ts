import { DAY_MS } from "../../model/day.js";
import { hasLastLogins } from "../../sync-file/enrichment.js";
import { isUser } from "../account-kinds.js";
import { ageMs, dayOf } from "../age.js";
import { privilegedNames } from "../privileges.js";
import type { Rule } from "../rule.js";
import { named } from "../words.js";

const DORMANT_DAYS = 90;

export const dormantAccount: Rule = {
  id: "dormant-account",
  severity: "high",
  title: "Account that nobody uses",
  judges: "users",
  predicate: `The user is enabled, and the last sign-in to an app that a report of JumpCloud tells of is more than ${DORMANT_DAYS} days before the sync. High where the user holds something privileged, else medium. Of whom no report tells a sign-in, nothing is known.`,
  needs: "last logins: reconcile --enrich adds them to the file",
  why: "Nobody notices when somebody else uses an account that its owner has forgotten, and all that it may do is still there.",
  remediation:
    "Ask the user or the manager, and suspend the account where nobody needs it. The report knows sign-ins to apps alone: look at devices, RADIUS and LDAP first.",
  references: ["PCI DSS 8.2.6", "CIS 5.3", "SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST AC-2(3)"],
  places: "departments",
  judge(population, verdicts) {
    const users = population.accounts.filter(isUser);
    if (users.length > 0 && users.every(({ lastLogin }) => lastLogin === undefined)) {
      return verdicts.notRun(
        hasLastLogins(population.file.header)
          ? "the report of sign-ins to apps that is in the file tells of no user"
          : "last logins are not in the file: reconcile --enrich adds them",
      );
    }
    for (const account of users) {
      const { state, lastLogin, facts } = account;
      const age = ageMs(lastLogin, population.readAt);
      if (state === "disabled" || (age !== undefined && age <= DORMANT_DAYS * DAY_MS)) verdicts.addClean();
      else if (lastLogin === undefined || age === undefined) {
        verdicts.addUnknown(account, "no sign-in to an app is in the report");
      } else if (state === "unknown") verdicts.addUnknown(account, "its status is not known");
      else {
        const privileged = privilegedNames(population, account);
        const days = Math.floor(age / DAY_MS);
        verdicts.addFinding(account, {
          severity: privileged.length > 0 ? "high" : "medium",
          detail: `last sign-in to an app on ${dayOf(lastLogin)}, ${days} days before the sync${privileged.length > 0 ? `; privileged: ${named(privileged)}` : ""}`,
          observed: { lastLogin, days, privileged, department: facts.department },
          place: facts.department ?? "no department",
        });
      }
    }
  },
};
