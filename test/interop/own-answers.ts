import type { Resource } from "../../src/model/resource.js";
import type { GrantAnswer } from "./answers.js";

// What our own commands print of a sync file, and the same said of Baton's answers.

export interface OwnStats {
  startedAt: string;
  endedAt: string;
  byResourceType: Record<string, { resources: number; entitlements: number; grants: number }>;
}

export interface OwnResource {
  type: string;
  id: string;
  name: string;
  status?: string;
  email?: string;
  username?: string;
  /** In words of ours. */
  details?: string[];
}

export interface OwnGrant {
  resourceType: string;
  resource: string;
  slug: string;
  principalType: string;
  principal: string;
  email?: string;
  how: string;
  through?: { entitlementId: string }[];
  entitlementId: string;
  principalId: string;
  resourceId: string;
  id: string;
}

interface OwnHolding {
  account: string;
  entitlement: string;
}

export interface OwnAccess {
  access: OwnHolding[];
  groups: OwnHolding[];
}

/** A resource as `jc-connector resources` shows it, without its details. */
export function resourceLine({ id, displayName, status, annotations, profile = {} }: Resource): OwnResource {
  const { username } = profile;
  // Who has no address but a second one is shown with that.
  const [second] = annotations.flatMap((annotation) => ("emails" in annotation ? annotation.emails : []));
  const email = profile.email ?? second?.address;
  return {
    type: id.resourceType,
    id: id.resource,
    name: displayName,
    ...(status !== undefined && { status: status.status.replace("RESOURCE_STATUS_", "").toLowerCase() }),
    ...(typeof email === "string" && { email }),
    ...(typeof username === "string" && { username }),
  };
}

/** A grant as `jc-connector grants` shows it, with the ids of what it comes through. */
export function grantLine({ grant, entitlement, resource, principal }: GrantAnswer) {
  const sources = Object.keys(grant.sources?.sources ?? {});
  const through = sources.filter((id) => id !== entitlement.id).sort();
  const { email } = resourceLine(principal);
  return {
    resourceType: resource.id.resourceType,
    resource: resource.displayName,
    slug: entitlement.slug,
    principalType: principal.id.resourceType,
    principal: principal.displayName,
    ...(email !== undefined && { email }),
    how: through.length === 0 ? "direct" : sources.includes(entitlement.id) ? "both" : "inherited",
    through,
    entitlementId: entitlement.id,
    principalId: principal.id.resource,
    resourceId: resource.id.resource,
    id: grant.id,
  };
}
