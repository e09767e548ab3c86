import { isSuspended, isUser } from "../account-kinds.js";
import {
  administratorDoubts,
  enabledWords,
  linkBasisOf,
  liveAdministrators,
  roleNames,
} from "../administrators.js";
import type { Rule } from "../rule.js";

export const leaverStillAdmin: Rule = {
  id: "leaver-still-admin",
  severity: "critical",
  title: "User suspended, administrator account enabled",
  judges: "users",
  predicate:
    "The user is suspended (not locked or staged), and an administrator account of the same person is enabled: one of its own, which has the same e-mail address, or one that was made from the user.",
  needs: "administrators",
  why: "Suspending a user does not suspend the administrator account of the same person. One of its own has a password and a TOTP of its own: whoever left can still sign in to the Admin Portal and change the organisation. One that was made from the user signs in as the user, so nobody signs in with it now; but it stays enabled, its API key goes on working, and everything returns when the user is reactivated.",
  remediation:
    "Suspend or delete the administrator account in the Admin Portal (Settings, Administrators), also where it was made from the user, and take its API key away if it has one.",
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
        const words = administrators.map((administrator) =>
          enabledWords(population, { user: account, administrator }),
        );
        verdicts.addFinding(account, {
          about: [account, ...administrators].map(({ key }) => ({ key })),
          detail: `user ${account.stateDetails ?? "disabled"}, ${words.join("; ")}`,
          observed: {
            state: account.stateDetails,
            administrators: administrators.map((administrator) => ({
              id: administrator.id.resource,
              linkBasis: linkBasisOf(administrator, account),
              roles: roleNames(population, administrator),
              apiKeySet: administrator.facts.hasApiKey,
              apiKeyExpiresAt: administrator.facts.apiKeyExpiresAt,
            })),
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
