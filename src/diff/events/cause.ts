import { pathIds } from "../../access/paths.js";
import { entitlementResource } from "../../model/entitlement.js";
import { type Grant, grantId } from "../../model/grant.js";
import { resourceKey } from "../../model/resource-id.js";
import type { GrantChange } from "../changes.js";
import type { EventFacts } from "./facts.js";

/** The ways in which a principal no longer holds the grant, and those that are new. */
export function changedPaths(change: GrantChange): { lost: string[]; gained: string[] } {
  const before = change.kind === "added" ? [] : pathIds(change.before);
  const after = change.kind === "removed" ? [] : pathIds(change.after);
  return {
    lost: before.filter((id) => !after.includes(id)),
    gained: after.filter((id) => !before.includes(id)),
  };
}

/**
 * Whether nothing about the person themselves explains the ways that changed: a group that they are in, and were in,
 * was bound to the app, or no longer is. That is told once, of the group.
 */
export function isThroughBinding(change: GrantChange, facts: EventFacts): boolean {
  const { lost, gained } = changedPaths(change);
  const grant = change.kind === "removed" ? change.before : change.after;
  const isBound = (id: string, kind: "added" | "removed") => {
    // Nobody left a group that is gone.
    const isOwn =
      facts.grantChange(membershipId(grant, id)) === kind &&
      !facts.isGone(resourceKey(entitlementResource(id)));
    return !isOwn && facts.grantChange(bindingId(grant, id)) === kind;
  };
  const all = [...lost.map((id) => isBound(id, "removed")), ...gained.map((id) => isBound(id, "added"))];
  return all.length > 0 && all.every((isOne) => isOne);
}

/** The grant by which the principal belongs to the group that the way leads through. */
function membershipId({ principal }: Grant, entitlementId: string): string {
  return grantId(entitlementId, principal.id);
}

/** The grant by which the group that the way leads through has the app. */
function bindingId({ entitlement }: Grant, entitlementId: string): string {
  return grantId(entitlement.id, entitlementResource(entitlementId));
}
