import { resourceKey } from "../../model/resource-id.js";
import { type GrantChange, latest } from "../changes.js";
import { changedPaths } from "./cause.js";
import type { DiffEvent } from "./event.js";
import { because, type EventFacts, grantResource } from "./facts.js";

/** Groups that were bound to apps, or no longer are, and how many people gain or lose the app by it. */
export function bindingChanges(facts: EventFacts): DiffEvent[] {
  const counts = countPeople(facts.changes.grants);
  return facts.changes.grants.flatMap((change): DiffEvent[] => {
    const grant = latest(change);
    if (change.kind === "changed" || grant.principal.id.resourceType !== "group") return [];
    if (facts.isGone(grantResource(grant))) return [];
    const app = facts.directory.named(grantResource(grant));
    const group = facts.directory.named(resourceKey(grant.principal.id));
    const expanded = (grant.annotations ?? []).flatMap((one) =>
      "entitlementIds" in one ? one.entitlementIds : [],
    );
    const people = { affected: 0, unaffected: 0 };
    for (const id of expanded) {
      const count = counts.get(countKey(grant.entitlement.id, { through: id, kind: change.kind }));
      people.affected += count?.affected ?? 0;
      people.unaffected += count?.unaffected ?? 0;
    }
    const isGain = change.kind === "added";
    return [
      {
        event: isGain ? "group-app-binding-added" : "group-app-binding-removed",
        severity: !isGain
          ? "info"
          : facts.isPrivileged(app.id) || facts.isPrivileged(group.id)
            ? "high"
            : "medium",
        resource: app,
        what: { group, app, ...(!facts.isUnsure(grant.entitlement.resource.id) && { people }) },
        because: because("grants", [change]),
      },
    ];
  });
}

interface People {
  affected: number;
  unaffected: number;
}

/** By app, group and direction: whose access came or went, and whose only got another way. */
function countPeople(changes: readonly GrantChange[]): Map<string, People> {
  const counts = new Map<string, People>();
  for (const change of changes) {
    const { entitlement, principal } = latest(change);
    if (principal.id.resourceType === "group") continue;
    const { lost, gained } = changedPaths(change);
    for (const [kind, ids] of [
      ["added", gained],
      ["removed", lost],
    ] as const) {
      for (const through of ids) {
        if (through === entitlement.id) continue;
        const key = countKey(entitlement.id, { through, kind });
        const count = counts.get(key) ?? { affected: 0, unaffected: 0 };
        count[change.kind === kind ? "affected" : "unaffected"] += 1;
        counts.set(key, count);
      }
    }
  }
  return counts;
}

function countKey(
  entitlementId: string,
  { through, kind }: { through: string; kind: "added" | "removed" },
): string {
  return `${kind} ${entitlementId} ${through}`;
}
