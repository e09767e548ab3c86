import { type ResourceId, resourceKey } from "../../../model/resource-id.js";
import type { EntitlementName } from "../tables.js";

/** The one entitlement that baton-jumpcloud has of a resource: "group:5f3c", without what is held. */
export function oldEntitlement(resource: ResourceId): EntitlementName {
  return { externalId: resourceKey(resource), resource };
}

/** Whether an entitlement is called as that connector calls it. */
export function isOldEntitlement({ externalId, resource }: EntitlementName): boolean {
  return externalId === oldEntitlement(resource).externalId;
}
