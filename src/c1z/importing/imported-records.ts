import type { Entitlement } from "../../model/entitlement.js";
import type { Grant } from "../../model/grant.js";
import type { Resource } from "../../model/resource.js";
import type { ResourceType } from "../../model/resource-type.js";

/**
 * The records of an import in the order of a sync file. Those that are no lists throw C1zError while they are iterated,
 * and the grants the signal's reason when aborted.
 */
export interface ImportedRecords {
  resourceTypes: readonly ResourceType[];
  resources: Iterable<Resource>;
  entitlements: readonly Entitlement[];
  /** Those of one entitlement after those of another. */
  grants: AsyncIterable<readonly Grant[]>;
}
