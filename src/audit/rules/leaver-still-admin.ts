import type { AuditedAccount } from "../audited-account.js";
import type { Population } from "../population.js";
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
    for (const account of accounts) {
      if (account.id.resourceType !== "user") continue;
      if (account.state === "unknown") {
        verdicts.addUnknown(account, "its status is not known");
        continue;
      }
      if (account.state === "enabled" || account.stateDetails === "staged") {
        verdicts.addClean();
        continue;
      }
      const administrators = liveAdministrators(population, account);
      if (administrators.length > 0) {
        const names = administrators.flatMap((administrator) => roleNames(population, administrator));
        const roles = names.length > 0 ? ` (${names.join(", ")})` : "";
        verdicts.addFinding(account, {
          detail: `user ${account.stateDetails ?? "disabled"}, administrator enabled${roles}`,
          observed: {
            state: account.stateDetails,
            administrators: administrators.map(({ id }) => id.resource),
            roles: names,
            linkBasis: administrators[0]?.linkBasis,
          },
        });
        continue;
      }
      const reason = whyUnknown(population, account);
      if (reason === undefined) verdicts.addClean();
      else verdicts.addUnknown(account, reason);
    }
  },
};

function liveAdministrators(population: Population, account: AuditedAccount): AuditedAccount[] {
  return population
    .personOf(account)
    .accounts.filter(({ id, state }) => id.resourceType === "admin_user" && state === "enabled")
    .flatMap(({ key }) => population.account(key) ?? []);
}

function whyUnknown({ coverage, isWarned }: Population, account: AuditedAccount): string | undefined {
  if (isWarned("dangling_admin_link", account)) {
    return "JumpCloud names an administrator account of this user, which the file does not hold";
  }
  return coverage.lacksResources("admin_user");
}

/** The roles that an administrator holds, by name. */
function roleNames({ held }: Population, administrator: AuditedAccount): string[] {
  return [...held.of(administrator)]
    .filter(({ entitlement }) => entitlement.resource.id.resourceType === "role")
    .map(({ entitlement }) => entitlement.resource.displayName);
}
