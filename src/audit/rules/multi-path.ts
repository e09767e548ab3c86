import { judgeAppAssignments } from "../app-assignments.js";
import type { Rule } from "../rule.js";
import { named } from "../words.js";

export const multiPath: Rule = {
  id: "multi-path",
  severity: "info",
  title: "App held through several groups",
  judges: "app assignments",
  predicate: "A user holds an app through two or more groups, whether or not directly too.",
  needs: "apps and groups, and whole lists of who has them",
  why: "Taking the user out of one of the groups changes nothing: a reviewer who decides to remove the app has to name every way.",
  remediation:
    "Decide which group gives the app, and unbind it from the others; to take the app from one user, remove all ways that the finding names.",
  references: ["ISO 27001 A.5.18", "SOC 2 CC6.3"],
  places: "apps",
  judge(population, verdicts) {
    if (population.coverage.isLeftOut("app")) return verdicts.notRun("apps were not read (--without app)");
    judgeAppAssignments(population, verdicts, ({ entitlement, isDirect, through }) => {
      if (through.length < 2) return undefined;
      const { resource } = entitlement;
      const names = through.map(({ resource: group }) => group.displayName);
      return {
        detail: `${resource.displayName} through ${names.length} groups (${named(names)})${isDirect ? ", and directly" : ""}`,
        observed: {
          app: resource.id.resource,
          groups: through.map(({ resource: group }) => group.id.resource),
          groupNames: names,
          isDirect,
        },
        entitlementId: entitlement.id,
        pathIds: [...(isDirect ? [entitlement.id] : []), ...through.map(({ id }) => id)],
        place: resource.displayName,
      };
    });
  },
};
