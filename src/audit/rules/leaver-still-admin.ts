import { isSuspended, isUser } from "../account-kinds.js";
import { administratorDoubts, inRoles, liveAdministrators, roleNames } from "../administrators.js";
import type { Rule } from "../rule.js";

export const leaverStillAdmin: Rule = {
  id: "leaver-still-admin",
  severity: "critical",
  title: "User suspended, administrator account in use",
  judges: "users",
  predicate: "The user is suspended or locked, and an administrator account of the same person is enabled.",
  needs: "administrators",
  why: "Suspending a user does not suspend the administrator account of the same person: whoever left, or whose account was locked, can still sign in to the Admin Portal with its own password and change the organisation.",
  remediation:
    "Suspend or delete the administrator account in the Admin Portal (Settings, Administrators), and make its API key anew if it had one.",
  references: ["SOC 2 CC6.2, CC6.3", "ISO 27001 A.5.18", "CIS 6.2"],
  judge(population, verdicts) {
    const { accounts, coverage } = population;
    if (coverage.isLeftOut("admin_user")) return verdicts.notRun("administrators were not read (--without)");
    const doubts = administratorDoubts(population);
    for (const account of accounts) {
      if (!isUser(account)) continue;
      const wasSuspended = isSuspended(account);
      if (wasSuspended === undefined) {
        verdicts.addUnknown(account, "its status is not known");
        continue;
      }
      if (!wasSuspended) {
        verdicts.addClean();
        continue;
      }
      const administrators = liveAdministrators(population, account);
      if (administrators.length > 0) {
        const names = administrators.flatMap((administrator) => roleNames(population, administrator) ?? []);
        verdicts.addFinding(account, {
          detail: `user ${account.stateDetails ?? "disabled"}, administrator enabled${inRoles(names)}`,
          observed: {
            state: account.stateDetails,
            administrators: administrators.map(({ id }) => id.resource),
            roles: names,
            linkBasis: administrators[0]?.linkBasis,
          },
        });
        continue;
      }
      const reason = doubts(account);
      if (reason === undefined) verdicts.addClean();
      else verdicts.addUnknown(account, reason);
    }
  },
};
