import type { Grant } from "../model/grant.js";

/** How a user comes to a group or an app. */
export type Path = "direct" | "inherited" | "direct and inherited";

export function pathOf({ sources, entitlement }: Grant): Path {
  if (sources === undefined) return "direct";
  const isDirect = Object.hasOwn(sources.sources, entitlement.id);
  if (!isDirect) return "inherited";
  return Object.keys(sources.sources).length > 1 ? "direct and inherited" : "direct";
}
