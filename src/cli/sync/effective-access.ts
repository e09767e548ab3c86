import { type Grant, isDirect } from "../../model/grant.js";

/** Counts who has which app in the end, grant by grant as a file is written. */
export class EffectiveAccess {
  /** Pairs of a user and an app. */
  pairs = 0;
  /** Those of them that come through groups and in no other way. */
  throughGroupsOnly = 0;

  add(grant: Grant): void {
    const { entitlement, principal } = grant;
    if (entitlement.resource.id.resourceType !== "app" || principal.id.resourceType !== "user") return;
    this.pairs += 1;
    if (!isDirect(grant)) this.throughGroupsOnly += 1;
  }
}
