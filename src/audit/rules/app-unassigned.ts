import { isApp } from "../app-assignments.js";
import { holderCounts } from "../holder-counts.js";
import type { Rule } from "../rule.js";
import { shortList } from "../short-list.js";

export const appUnassigned: Rule = {
  id: "app-unassigned",
  severity: "info",
  title: "App that nobody has",
  judges: "apps",
  predicate:
    "Nobody holds the app, neither directly nor through a group: no group is bound to it, or only groups without members are. Bookmarks and inactive apps count too; the administration of JumpCloud does not.",
  needs: "apps and groups, and whole lists of their people",
  why: "An app that nobody has is a sign-in configuration, often with a certificate or a secret, that nobody looks after.",
  remediation: "Delete the app, or assign it to those whom it is for.",
  references: ["ISO 27001 A.5.9", "CIS 2.1"],
  judge(population, verdicts) {
    const { resources, coverage, held } = population;
    if (coverage.isLeftOut("app")) return verdicts.notRun("apps were not read (--without app)");
    const counts = holderCounts(population);
    const groupsOf = new Map<string, string[]>();
    for (const { app, group } of held.bindings()) {
      const { key } = app.resource;
      groupsOf.set(key, [...(groupsOf.get(key) ?? []), group.resource.displayName]);
    }
    for (const app of resources.filter(isApp)) {
      if (counts.has(app.key)) {
        verdicts.addClean();
        continue;
      }
      const reason = coverage.lacksHolders(app.id, "user") ?? coverage.lacksHolders(app.id, "group");
      if (reason !== undefined) {
        verdicts.addUnknown(app, reason);
        continue;
      }
      const groups = groupsOf.get(app.key) ?? [];
      const how =
        groups.length > 0 ? `only groups without members: ${shortList(groups)}` : "no users, no groups";
      verdicts.addFinding(app, {
        detail: `${how}${app.isInactive ? "; inactive" : ""}`,
        observed: { groups, isInactive: app.isInactive },
      });
    }
  },
};
