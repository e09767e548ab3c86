import type { IsPrivileged } from "../../access/privileged.js";
import { type Entitlement, entitlementResource } from "../../model/entitlement.js";
import type { Resource } from "../../model/resource.js";
import { resourceKey } from "../../model/resource-id.js";
import { type EntitlementColumn, entitlementColumns } from "./review-columns.js";
import type { ReviewEntitlement } from "./review-row.js";

/** What is kept of a group, an app or a role until its entitlements come. */
export interface ReviewResource {
  id: Resource["id"];
  displayName: string;
  description?: string;
  extras: readonly (readonly string[])[];
}

/** The cells of an entitlement; its resource is `undefined` where the file does not hold it. */
export function reviewEntitlement(
  {
    id,
    slug,
    displayName,
    resource: { id: resourceId },
  }: Pick<Entitlement, "id" | "slug" | "displayName" | "resource">,
  { resource, isPrivileged }: { resource: ReviewResource | undefined; isPrivileged: IsPrivileged },
): ReviewEntitlement {
  const named = { id: resourceId, displayName: resource?.displayName ?? resourceId.resource };
  const values: Record<EntitlementColumn, string | undefined> = {
    resource_type: resourceId.resourceType,
    resource_id: resourceId.resource,
    resource_name: named.displayName,
    resource_description: resource?.description,
    entitlement_id: id,
    entitlement_slug: slug,
    entitlement_display_name: displayName,
    privileged: String(isPrivileged(named)),
  };
  return {
    id,
    resourceKey: resourceKey(resourceId),
    pathName: `${resourceId.resourceType}:${named.displayName}`,
    cells: entitlementColumns.map((column) => values[column] ?? ""),
    extras: resource?.extras ?? [],
  };
}

/** The entitlement that a grant names and the file does not hold. */
export function strangerEntitlement(id: string, isPrivileged: IsPrivileged): ReviewEntitlement {
  const resource = { id: entitlementResource(id) };
  const slug = id.slice(id.lastIndexOf(":") + 1);
  return reviewEntitlement({ id, slug, displayName: id, resource }, { resource: undefined, isPrivileged });
}
