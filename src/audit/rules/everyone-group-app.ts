import { isApp } from "../app-assignments.js";
import type { AuditedResource } from "../audited-resource.js";
import { holderCounts, isEnabledUser } from "../holder-counts.js";
import type { Population } from "../population.js";
import type { Rule } from "../rule.js";
import { named } from "../words.js";

const LEAST_SHARE = 0.5;
const LEAST_MEMBERS = 5;

export const everyoneGroupApp: Rule = {
  id: "everyone-group-app",
  severity: "medium",
  title: "App given to (nearly) everybody by one group",
  judges: "apps",
  predicate: `The app is bound to a group that holds at least ${LEAST_SHARE * 100} % of all enabled users, and at least ${LEAST_MEMBERS} of them. Medium when the app is marked as privileged (--privileged); info otherwise: many apps are meant for everybody, and this is the list of them.`,
  needs: "apps and groups; --privileged tells the apps that are not meant for everybody",
  why: "Nobody decides who gets such an app: whoever joins has it on the first day, and a wrong binding gives it to the whole company at once.",
  remediation:
    "If the app is not meant for everybody, bind it to a group of those who need it, then unbind the large group.",
  references: ["NIST AC-6", "ISO 27001 A.8.2", "SOC 2 CC6.3"],
  places: "groups",
  judge(population, verdicts) {
    const { accounts, resources, held, coverage, isPrivileged } = population;
    if (coverage.isLeftOut("app")) return verdicts.notRun("apps were not read (--without app)");
    const everybody = accounts.filter(isEnabledUser).length;
    const counts = holderCounts(population, isEnabledUser);
    const membersOf = ({ key }: AuditedResource) => counts.get(key) ?? 0;
    const groupsOf = new Map<string, AuditedResource[]>();
    for (const { app, group } of held.bindings()) {
      groupsOf.set(app.resource.key, [...(groupsOf.get(app.resource.key) ?? []), group.resource]);
    }
    for (const app of resources.filter(isApp)) {
      const groups = groupsOf.get(app.key) ?? [];
      const large = groups
        .filter((group) => membersOf(group) >= Math.max(LEAST_MEMBERS, LEAST_SHARE * everybody))
        .sort((a, b) => membersOf(b) - membersOf(a));
      const [largest] = large;
      const reason = whyUnknown(population, { app, groups, isFound: largest !== undefined });
      if (reason !== undefined) {
        verdicts.addUnknown(app, reason);
      } else if (largest === undefined) {
        verdicts.addClean();
      } else {
        const words = large.map(
          (group) => `${group.displayName} (${membersOf(group)} of ${everybody} enabled users)`,
        );
        verdicts.addFinding(app, {
          severity: isPrivileged(app) ? "medium" : "info",
          detail: `through ${named(words)}`,
          observed: {
            enabledUsers: everybody,
            groups: large.map((group) => ({ id: group.id.resource, enabledMembers: membersOf(group) })),
          },
          place: largest.displayName,
        });
      }
    }
  },
};

/** More members make no group smaller; but more users make a smaller share of its members. */
function whyUnknown(
  { coverage }: Population,
  about: { app: AuditedResource; groups: readonly AuditedResource[]; isFound: boolean },
): string | undefined {
  const { app, groups, isFound } = about;
  const users = coverage.lacksResources("user");
  if (isFound || users !== undefined) return users;
  const lists = [
    coverage.lacksHolders(app.id, "group"),
    ...groups.map(({ id }) => coverage.lacksHolders(id, "user")),
  ];
  return lists.find((reason) => reason !== undefined);
}
