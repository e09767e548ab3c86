import { latest } from "../changes.js";
import type { What } from "./event.js";
import { byName, type EventFacts, grantResource } from "./facts.js";
import { ADMINISTRATION_APP, type PersonChanges } from "./person-changes.js";

type HeldParts = Pick<What, "groups" | "apps" | "roles">;

/** Groups, apps and roles that the accounts hold in the newer file. */
export function heldNow(accountKeys: readonly string[], facts: EventFacts): HeldParts {
  const held = accountKeys.flatMap((key) => facts.holdings.heldBy(key));
  return partsOf(
    held.filter((grant) => grantResource(grant) !== ADMINISTRATION_APP),
    facts,
  );
}

/** What one of the person's accounts held that is gone, or holds that is new: one entry a resource. */
export function changedHoldings(
  changes: Pick<PersonChanges, "memberships" | "apps" | "roles">,
  { kind, facts }: { kind: "added" | "removed"; facts: EventFacts },
): HeldParts {
  const all = [...changes.memberships, ...changes.apps, ...changes.roles];
  return partsOf(all.filter((change) => change.kind === kind).map(latest), facts);
}

function partsOf(grants: readonly Parameters<typeof grantResource>[0][], facts: EventFacts): HeldParts {
  const ofType = (type: string) =>
    grants.filter(({ entitlement }) => entitlement.resource.id.resourceType === type);
  const groups = facts.named(ofType("group").map(grantResource));
  const roles = facts.named(ofType("role").map(grantResource));
  const apps = ofType("app")
    .map((grant) => facts.access(grant))
    .sort(byName);
  return {
    ...(groups.length > 0 && { groups }),
    ...(apps.length > 0 && { apps }),
    ...(roles.length > 0 && { roles }),
  };
}
