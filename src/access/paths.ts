import { entitlementResource } from "../model/entitlement.js";
import type { Grant } from "../model/grant.js";
import type { ResourceId } from "../model/resource-id.js";

/** One way in which a principal holds an entitlement. */
export type Path = { kind: "direct" } | { kind: "through"; entitlementId: string; resource: ResourceId };

/**
 * Ids of the entitlements through which the grant is held, in the grant's order; the grant's own entitlement stands
 * for an assignment of the principal itself.
 */
export function pathIds({ sources, entitlement }: Grant): readonly string[] {
  const ids = sources === undefined ? [] : Object.keys(sources.sources);
  return ids.length === 0 ? [entitlement.id] : ids;
}

/** Every way in which the grant is held: the direct one first. */
export function pathsOf(grant: Grant): Path[] {
  const ids = pathIds(grant);
  const own = grant.entitlement.id;
  return [
    ...(ids.includes(own) ? [{ kind: "direct" } as const] : []),
    ...ids
      .filter((id) => id !== own)
      .map((id) => ({ kind: "through", entitlementId: id, resource: entitlementResource(id) }) as const),
  ];
}

/** How a principal holds an entitlement: by itself, only through other entitlements, or both. */
export type Holding = "direct" | "inherited" | "both";

export interface Held {
  how: Holding;
  /** Ids of the entitlements through which it is held. */
  through: readonly string[];
}

export function heldBy(grant: Grant): Held {
  const own = grant.entitlement.id;
  const ids = pathIds(grant);
  const through = ids.filter((id) => id !== own);
  return {
    how: holdingOf({ isDirect: through.length < ids.length, isInherited: through.length > 0 }),
    through,
  };
}

export function holdingOf({ isDirect, isInherited }: { isDirect: boolean; isInherited: boolean }): Holding {
  if (!isDirect) return "inherited";
  return isInherited ? "both" : "direct";
}
