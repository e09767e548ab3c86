import { type ResourceId, resourceKey } from "../model/resource-id.js";
import { bestMatch, type Found } from "./best-match.js";

/** A resource by what people call it. */
export interface FindableResource {
  id: ResourceId;
  displayName: string;
  email?: string;
  username?: string;
}

/**
 * The resources of any type that `query` means: by `type:id`, id, e-mail address, user name, display name or part of
 * it, whichever of these is the surest that finds any. `undefined` when none does.
 */
export function findResources<Item extends FindableResource>(
  resources: Iterable<Item>,
  query: string,
): Found<Item> | undefined {
  return bestMatch(resources, query, ({ id, displayName, email, username }) => ({
    resourceType: id.resourceType,
    ids: [id.resource, resourceKey(id)],
    addresses: [email, username].filter((address) => address !== undefined),
    names: [displayName],
  }));
}
