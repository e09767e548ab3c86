import { DAY_MS } from "../../model/day.js";
import { inRoles, roleNames } from "../administrators.js";
import { ageMs, dayOf } from "../age.js";
import type { Rule } from "../rule.js";

const RECENT_DAYS = 14;

export const recentAdmin: Rule = {
  id: "recent-admin",
  severity: "info",
  title: "New administrator account",
  judges: "administrators and service accounts",
  predicate: `The account was made within ${RECENT_DAYS} days before the sync, or while it ran; it may be suspended by now. A role that an older account got is no new account: diff tells of it.`,
  needs: "administrators whose time of creation is told: of service accounts JumpCloud does not tell it",
  why: "Whoever gets into the Admin Portal makes an account to come back with. Somebody has to know each new one, and who asked for it.",
  remediation:
    "Match the account with a ticket or with the person who asked for it; suspend it until then where nobody did.",
  references: ["SOC 2 CC6.3", "ISO 27001 A.8.2", "NIST AC-2", "CIS 5.1"],
  judge(population, verdicts) {
    const { accounts, coverage, readAt } = population;
    if (coverage.isLeftOut("admin_user")) return verdicts.notRun("administrators were not read (--without)");
    for (const account of accounts) {
      if (account.id.resourceType !== "admin_user") continue;
      const { createdAt, facts, state, stateDetails, linkedKey } = account;
      const age = ageMs(createdAt, readAt);
      if (createdAt === undefined || age === undefined) {
        verdicts.addUnknown(account, `when the ${facts.kind} was made is not told`);
      } else if (age > RECENT_DAYS * DAY_MS) verdicts.addClean();
      else {
        const roles = roleNames(population, account);
        const now = state === "disabled" ? `, ${stateDetails ?? "disabled"} by now` : "";
        verdicts.addFinding(account, {
          detail: `${facts.kind} made on ${dayOf(createdAt)}${inRoles(roles)}${now}`,
          observed: { createdAt, kind: facts.kind, roles, state, linkedTo: linkedKey },
        });
      }
    }
  },
};
