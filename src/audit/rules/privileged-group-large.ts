import { isApp } from "../app-assignments.js";
import { holderCounts, isEnabledUser } from "../holder-counts.js";
import type { Rule } from "../rule.js";

const MOST_HOLDERS = 25;

export const privilegedGroupLarge: Rule = {
  id: "privileged-group-large",
  severity: "medium",
  title: "Privileged group or app that many people have",
  judges: "privileged groups and apps",
  predicate: `A group or an app that is marked as privileged (--privileged) is held by more than ${MOST_HOLDERS} enabled users, in whatever way.`,
  needs: "--privileged; whole lists of members and of apps' users",
  why: "A privilege that many have is no longer decided person by person, and each of the accounts is as good as the most careless one.",
  remediation:
    "Split what most of them need from what only some do, and give the privilege to these alone, for a time where the task ends.",
  references: ["NIST AC-6", "ISO 27001 A.8.2", "CIS 5.4", "SOC 2 CC6.3"],
  judge(population, verdicts) {
    const { resources, coverage, isPrivileged } = population;
    const privileged = resources.filter(
      (resource) => (resource.id.resourceType === "group" || isApp(resource)) && isPrivileged(resource),
    );
    if (privileged.length === 0) {
      return verdicts.notRun("no group or app is marked as privileged (--privileged)");
    }
    const counts = holderCounts(population, isEnabledUser);
    for (const resource of privileged) {
      const count = counts.get(resource.key) ?? 0;
      if (count > MOST_HOLDERS) {
        verdicts.addFinding(resource, {
          detail: `${count} enabled users`,
          observed: { enabledUsers: count, most: MOST_HOLDERS },
        });
        continue;
      }
      const reason = coverage.lacksHolders(resource.id, "user");
      if (reason === undefined) verdicts.addClean();
      else verdicts.addUnknown(resource, reason);
    }
  },
};
