import { holderCounts } from "../holder-counts.js";
import type { Rule } from "../rule.js";
import { named } from "../words.js";

export const groupEmpty: Rule = {
  id: "group-empty",
  severity: "info",
  title: "Group without members",
  judges: "groups",
  predicate: "The group has no members, neither enabled nor disabled ones.",
  needs: "groups, and whole lists of their members",
  why: "A group that nobody is in is reviewed for nothing, and whoever is put into it by mistake gets what it gives.",
  remediation:
    "Delete the group, unless it waits for people. Look first at what the sync does not read and the group may be bound to: devices, RADIUS, LDAP, Google and Microsoft 365 directories.",
  references: ["ISO 27001 A.5.15", "CIS 6.8"],
  judge(population, verdicts) {
    const { resources, coverage, held } = population;
    const counts = holderCounts(population);
    const appsOf = new Map<string, string[]>();
    for (const { app, group } of held.bindings()) {
      const { key } = group.resource;
      appsOf.set(key, [...(appsOf.get(key) ?? []), app.resource.displayName]);
    }
    for (const group of resources.filter(({ id }) => id.resourceType === "group")) {
      if (counts.has(group.key)) {
        verdicts.addClean();
        continue;
      }
      const reason = coverage.lacksHolders(group.id, "user");
      if (reason !== undefined) {
        verdicts.addUnknown(group, reason);
        continue;
      }
      const apps = appsOf.get(group.key) ?? [];
      const gives = apps.length > 0 ? `; it would give ${named(apps)}` : "";
      verdicts.addFinding(group, {
        detail: `${group.isByRule ? "nobody fits its rule" : "no members"}${gives}`,
        observed: { isByRule: group.isByRule, apps },
      });
    }
  },
};
