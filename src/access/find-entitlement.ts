import { resourceKey } from "../model/resource-id.js";
import { bestMatch, type Found } from "./best-match.js";
import type { FindableResource } from "./find-resource.js";

/** An entitlement by what people call it: by its own name, or by its resource. */
export interface FindableEntitlement {
  id: string;
  displayName: string;
  resource: FindableResource;
}

/**
 * The entitlements that `query` means: by id or name, or all those of a resource that it means. `undefined` when it
 * means none.
 */
export function findEntitlements<Item extends FindableEntitlement>(
  entitlements: Iterable<Item>,
  query: string,
): Found<Item> | undefined {
  return bestMatch(entitlements, query, ({ id, displayName, resource }) => ({
    resourceType: resource.id.resourceType,
    ids: [id, resource.id.resource, resourceKey(resource.id)],
    addresses: resource.email === undefined ? [] : [resource.email],
    names: [displayName, resource.displayName],
  }));
}
