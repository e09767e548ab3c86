import type { Grant } from "../model/grant.js";
import type { ResourceId } from "../model/resource-id.js";
import { type Path, pathsOf } from "./paths.js";

/** Something that an account holds, with every way in which it does. */
export interface HeldEntitlement {
  principal: ResourceId;
  resource: ResourceId;
  entitlementId: string;
  paths: readonly Path[];
}

/** A membership, and what comes with it. */
export interface Membership extends HeldEntitlement {
  /** The resources that the account holds through this group, in the order of the grants; empty when it gives none. */
  gives: readonly ResourceId[];
}

/** What one account can reach, and why. */
export interface EffectiveAccess {
  /** Apps and roles. */
  access: readonly HeldEntitlement[];
  memberships: readonly Membership[];
}

/** What a grant gives its principal. */
export function heldEntitlement(grant: Grant): HeldEntitlement {
  const { entitlement, principal } = grant;
  return {
    principal: principal.id,
    resource: entitlement.resource.id,
    entitlementId: entitlement.id,
    paths: pathsOf(grant),
  };
}

/** Sorts out the grants of one account; their order stays. */
export function effectiveAccess(grants: Iterable<Grant>): EffectiveAccess {
  const held = [...grants].map(heldEntitlement);
  const access = held.filter(({ resource }) => !isGroup(resource));
  const givenBy = new Map<string, ResourceId[]>();
  for (const { resource, paths } of access) {
    for (const path of paths) {
      if (path.kind === "direct") continue;
      const known = givenBy.get(path.entitlementId);
      if (known === undefined) givenBy.set(path.entitlementId, [resource]);
      else known.push(resource);
    }
  }
  const memberships = held
    .filter(({ resource }) => isGroup(resource))
    .map((membership) => ({ ...membership, gives: givenBy.get(membership.entitlementId) ?? [] }));
  return { access, memberships };
}

/** A group is a way to other things, and nothing to sign in to. */
export function isGroup({ resourceType }: ResourceId): boolean {
  return resourceType === "group";
}
