import { isAdministrator, isUser } from "../account-kinds.js";
import { inRoles, roleNames } from "../administrators.js";
import type { AuditedAccount } from "../audited-account.js";
import type { Population } from "../population.js";
import type { Rule } from "../rule.js";

export const adminNotInDirectory: Rule = {
  id: "admin-not-in-directory",
  severity: "high",
  title: "Administrator who is no user",
  judges: "administrators",
  predicate:
    "The administrator account is enabled, and no user belongs to it: none names it, and none has its primary e-mail address, whatever the case. Service accounts are not judged.",
  needs: "administrators, and users that are all in the file",
  why: "Whoever joins, moves or leaves is followed as a user. An administrator who is none has no manager and no department, comes from no HR system, and is forgotten when the person leaves.",
  remediation:
    "Find out whose account it is. Give the role to that person's user instead (Settings, Administrators), or correct the address so that they belong together; delete the account where nobody vouches for it. Keep a break-glass account on purpose, with a suppression that ends.",
  references: ["CIS 5.1", "SOC 2 CC6.2", "ISO 27001 A.5.16", "NIST AC-2"],
  judge(population, verdicts) {
    const { accounts, coverage, personOf } = population;
    if (coverage.isLeftOut("admin_user")) return verdicts.notRun("administrators were not read (--without)");
    for (const account of accounts) {
      if (!isAdministrator(account)) continue;
      if (account.state === "disabled" || personOf(account).accounts.some(isUser)) {
        verdicts.addClean();
        continue;
      }
      const reason = whyUnknown(population, account);
      if (reason !== undefined) {
        verdicts.addUnknown(account, reason);
        continue;
      }
      const roles = roleNames(population, account);
      verdicts.addFinding(account, {
        detail: `no user belongs to it${inRoles(roles)}`,
        observed: { email: account.email, roles },
      });
    }
  },
};

function whyUnknown({ coverage, isWarned }: Population, account: AuditedAccount): string | undefined {
  if (account.state === "unknown") return "its status is not known";
  if (isWarned("ambiguous_admin_link", account)) return "several accounts could belong to this administrator";
  if (account.email === undefined) return "it has no e-mail address to find its user by";
  return coverage.lacksResources("user");
}
