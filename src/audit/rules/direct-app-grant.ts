import { judgeAppAssignments } from "../app-assignments.js";
import type { Rule } from "../rule.js";

export const directAppGrant: Rule = {
  id: "direct-app-grant",
  severity: "low",
  title: "App assigned to a user directly",
  judges: "app assignments",
  predicate: "A user holds an app directly, whatever comes through groups too.",
  needs: "apps",
  why: "Direct assignments go around the groups by which access is reviewed, requested and taken away: nobody who changes a group touches them.",
  remediation: "Bind the app to a group that the user belongs in, then remove the direct assignment.",
  references: ["ISO 27001 A.5.15", "NIST AC-2"],
  places: "apps",
  judge(population, verdicts) {
    if (population.coverage.isLeftOut("app")) {
      return verdicts.notRun("apps were not read (--without app)");
    }
    judgeAppAssignments(population, verdicts, ({ entitlement, isDirect, through }) => {
      if (!isDirect) return undefined;
      const { resource } = entitlement;
      return {
        detail: `${resource.displayName} directly${through.length > 0 ? ", and through groups too" : ""}`,
        observed: {
          app: resource.id.resource,
          through: through.map(({ resource: group }) => group.id.resource),
        },
        entitlementId: entitlement.id,
        place: resource.displayName,
      };
    });
  },
};
