import { isAdministrator } from "../account-kinds.js";
import { inRoles, roleNames } from "../administrators.js";
import type { AuditedAccount } from "../audited-account.js";
import type { Population } from "../population.js";
import type { Rule } from "../rule.js";

export const adminNoMfa: Rule = {
  id: "admin-no-mfa",
  severity: "critical",
  title: "Administrator without MFA",
  judges: "administrators",
  predicate:
    "The administrator account is enabled and has no second factor: no MFA of the user that it was made from (link basis user_admin_id), else no TOTP of its own. Service accounts sign in with keys and are not judged.",
  needs: "administrators",
  why: "A password is all that stands between somebody else and the Admin Portal, where users, groups, apps and other administrators are changed.",
  remediation:
    "Require MFA of the administrator (Settings, Administrators) and have it enrolled; where the account was made from a user, enrol MFA for that user. Until then, suspend the account.",
  references: ["CIS 6.5", "PCI DSS 8.4.1", "SOC 2 CC6.1", "ISO 27001 A.8.5", "NIST IA-2(1)"],
  judge(population, verdicts) {
    const { accounts, coverage } = population;
    if (coverage.isLeftOut("admin_user")) return verdicts.notRun("administrators were not read (--without)");
    for (const account of accounts) {
      if (!isAdministrator(account)) continue;
      if (account.state === "disabled" || account.hasMfa === true) {
        verdicts.addClean();
        continue;
      }
      const reason = whyUnknown(population, account);
      if (reason !== undefined) {
        verdicts.addUnknown(account, reason);
        continue;
      }
      const roles = roleNames(population, account);
      const lack = isMadeFromUser(account)
        ? "signs in with a user's password, and that user has no MFA"
        : "own password, TOTP not enrolled";
      verdicts.addFinding(account, {
        detail: `${lack}${inRoles(roles)}`,
        observed: {
          mfa: false,
          signsInAs: isMadeFromUser(account) ? "user" : "administrator",
          linkedTo: account.linkedKey,
          linkBasis: account.linkBasis,
          roles,
        },
      });
    }
  },
};

/** Such an administrator has the user's password and MFA, and no TOTP. */
function isMadeFromUser({ linkBasis }: AuditedAccount): boolean {
  return linkBasis === "user_admin_id";
}

function whyUnknown({ coverage, isWarned }: Population, account: AuditedAccount): string | undefined {
  if (account.hasMfa === undefined) {
    return isMadeFromUser(account)
      ? "whether the user that it was made from has MFA is not told"
      : "whether TOTP is enrolled is not told";
  }
  if (account.state === "unknown") return "its status is not known";
  if (account.linkedKey !== undefined) return undefined;
  // Made from a user who is not known to us, it would have that user's MFA, and no TOTP to enrol.
  if (isWarned("ambiguous_admin_link", account)) {
    return "several accounts could belong to this administrator, so whose MFA counts is not known";
  }
  return coverage.lacksResources("user");
}
