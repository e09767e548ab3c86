import type { Grant } from "../model/grant.js";
import { pathIds } from "./paths.js";

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
