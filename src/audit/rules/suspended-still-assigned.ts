import { isSuspended, isUser } from "../account-kinds.js";
import { administratorDoubts } from "../administrators.js";
import type { AuditedAccount } from "../audited-account.js";
import type { Finding } from "../finding.js";
import type { Population } from "../population.js";
import type { Rule } from "../rule.js";
import { type Gravity, LONG_DAYS, suspensionGravity } from "../suspension-gravity.js";
import { counted } from "../words.js";

export const suspendedStillAssigned: Rule = {
  id: "suspended-still-assigned",
  severity: "critical",
  title: "User suspended, groups and apps still assigned",
  judges: "users",
  predicate: `The user is suspended, and is in at least one group or assigned at least one app, directly or through a group. Critical where an administrator account of the same person is enabled; high where something of it is privileged, where every older sync that tells of the user shows the same for ${LONG_DAYS} days and more, or where the roster says that the person left; else info. Users who are locked, or staged, are not meant: they come back by themselves, or are about to begin.`,
  needs:
    "groups and apps; older sync files (--dir) for how long, a roster (--roster) for who left: without them it may be graver than told",
  why: "JumpCloud blocks sign-in while a user is suspended, and all of it returns on reactivation. Sessions in an app may outlive it, apps go on being paid for, and a reactivation by mistake gives back what nobody looked at.",
  remediation:
    "Take the person who left out of groups and direct assignments, then delete the user; a dynamic group lets go when the attributes no longer match. Suspend an administrator account of the same person first.",
  references: ["SOC 2 CC6.2, CC6.3", "ISO 27001 A.5.18", "CIS 6.2", "PCI DSS 8.2.5"],
  judge(population, verdicts) {
    const { accounts, coverage, resources } = population;
    const lacksGrants = coverage.lacksGrants(
      "user",
      resources.map(({ id }) => id),
    );
    const doubts = administratorDoubts(population);
    for (const account of accounts) {
      if (!isUser(account)) continue;
      const wasSuspended = isSuspended(account);
      if (wasSuspended === undefined) verdicts.addUnknown(account, "its status is not known");
      else if (!wasSuspended) verdicts.addClean();
      else {
        const { apps, groups } = countsOf(population, account);
        if (apps + groups > 0) {
          const gravity = suspensionGravity(population, account, doubts(account));
          verdicts.addFinding(account, stillAssigned(account, { apps, groups, lacksGrants, gravity }));
        } else if (lacksGrants !== undefined) verdicts.addUnknown(account, lacksGrants);
        else verdicts.addClean();
      }
    }
  },
};

function countsOf({ held }: Population, account: AuditedAccount): { apps: number; groups: number } {
  const counts = { apps: 0, groups: 0 };
  for (const { entitlement } of held.of(account)) {
    const { resourceType } = entitlement.resource.id;
    if (resourceType === "app") counts.apps += 1;
    if (resourceType === "group") counts.groups += 1;
  }
  return counts;
}

/** "suspended over 30 days, 12 apps, 3 groups" */
function stillAssigned(
  { stateDetails: state = "disabled" }: AuditedAccount,
  found: { apps: number; groups: number; lacksGrants: string | undefined; gravity: Gravity },
): Pick<Finding, "severity" | "detail" | "observed"> {
  const { apps, groups, lacksGrants, gravity } = found;
  const { severity, since, isLong, told, because, notKnown } = gravity;
  const counts = [
    ...(apps > 0 ? [counted(apps, "app")] : []),
    ...(groups > 0 ? [counted(groups, "group")] : []),
  ];
  const atLeast = lacksGrants === undefined ? "" : "at least ";
  return {
    severity,
    detail: [
      `${state}${isLong ? ` over ${LONG_DAYS} days` : ""}`,
      ...told,
      `${atLeast}${counts.join(", ")}`,
    ].join(", "),
    observed: { state, since, apps, groups, maybeMore: lacksGrants, because, notKnown },
  };
}
