import { resourceKey } from "../../model/resource-id.js";
import { latest } from "../changes.js";
import type { DiffEvent } from "./event.js";
import { because, type EventFacts, grantResource } from "./facts.js";
import { ADMINISTRATION_APP } from "./person-changes.js";

/** Groups, apps and roles that are new or gone, and how many people have or had them: told once, and not by each of them. */
export function existenceChanges(facts: EventFacts): DiffEvent[] {
  const { changes, directory } = facts;
  const people = new Map<string, number>();
  for (const change of changes.grants) {
    const grant = latest(change);
    if (change.kind === "changed" || grant.principal.id.resourceType === "group") continue;
    const key = `${change.kind} ${grantResource(grant)}`;
    people.set(key, (people.get(key) ?? 0) + 1);
  }
  return changes.resources.flatMap((change): DiffEvent[] => {
    if (change.kind === "changed" || directory.account(change.id) !== undefined) return [];
    if (change.id === ADMINISTRATION_APP) return [];
    const affected = people.get(`${change.kind} ${change.id}`) ?? 0;
    return [
      {
        event: change.kind === "added" ? "resource-added" : "resource-removed",
        severity: "info",
        resource: directory.named(resourceKey(latest(change).id)),
        what: facts.isUnsure(latest(change).id) ? {} : { people: { affected, unaffected: 0 } },
        because: because("resources", [change]),
      },
    ];
  });
}
