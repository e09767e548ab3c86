import { judgeAppAssignments } from "../app-assignments.js";
import type { Rule } from "../rule.js";
import { named } from "../words.js";

export const redundantDirectGrant: Rule = {
  id: "redundant-direct-grant",
  severity: "info",
  title: "App held directly and through a group too",
  judges: "app assignments",
  predicate: "A user holds an app directly, and through at least one group as well.",
  needs: "apps and groups, and whole lists of who has them",
  why: "The direct assignment gives nothing now, and keeps the app when the user leaves the group: a removal that everybody takes for done is not.",
  remediation:
    "Remove the direct assignment: the user keeps the app through the group. If the group is what should go, remove the direct assignment with it.",
  references: ["ISO 27001 A.5.15", "ISO 27001 A.5.18", "NIST AC-6(7)"],
  places: "apps",
  judge(population, verdicts) {
    if (population.coverage.isLeftOut("app")) return verdicts.notRun("apps were not read (--without app)");
    judgeAppAssignments(population, verdicts, ({ entitlement, isDirect, through }) => {
      if (!isDirect || through.length === 0) return undefined;
      const { resource } = entitlement;
      const names = through.map(({ resource: group }) => group.displayName);
      return {
        detail: `${resource.displayName} directly, though it comes through ${named(names)}`,
        observed: {
          app: resource.id.resource,
          groups: through.map(({ resource: group }) => group.id.resource),
          groupNames: names,
        },
        entitlementId: entitlement.id,
        pathIds: [entitlement.id],
        place: resource.displayName,
      };
    });
  },
};
