import type { Grant } from "../../model/grant.js";

/** Counts who has which app in the end, grant by grant as a file is written. */
export class EffectiveAccess {
  /** Pairs of a user and an app. */
  pairs = 0;
  /** Those of them that come through groups and in no other way. */
  throughGroupsOnly = 0;

  add({ entitlement, principal, sources }: Grant): void {
    if (entitlement.resource.id.resourceType !== "app" || principal.id.resourceType !== "user") return;
    this.pairs += 1;
    if (sources !== undefined && !Object.hasOwn(sources.sources, entitlement.id)) this.throughGroupsOnly += 1;
  }
}
