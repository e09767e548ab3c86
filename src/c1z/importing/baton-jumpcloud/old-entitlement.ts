import { type ResourceId, resourceKey } from "../../../model/resource-id.js";
import type { EntitlementName } from "../tables.js";

/** The one entitlement of a resource, as that connector calls it: "group:5f3c", without what is held. */
export function oldEntitlement(resource: ResourceId): EntitlementName {
  return { externalId: resourceKey(resource), resource };
}
