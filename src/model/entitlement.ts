import { z } from "zod";
import { entitlementAnnotationSchema } from "./annotation.js";
import { type ResourceId, resourceIdSchema } from "./resource-id.js";

/** c1.connector.v2.Entitlement with thin references, its keys in the order of the .proto. */
export const entitlementSchema = z.object({
  resource: z.object({ id: resourceIdSchema }),
  id: z.string().min(1),
  displayName: z.string().min(1),
  description: z.string().min(1).optional(),
  grantableTo: z.array(z.object({ id: z.string().min(1) })).min(1),
  annotations: z.array(entitlementAnnotationSchema).min(1).optional(),
  purpose: z.enum(["PURPOSE_VALUE_ASSIGNMENT", "PURPOSE_VALUE_PERMISSION", "PURPOSE_VALUE_OWNERSHIP"]),
  slug: z.string().min(1),
});
export type Entitlement = z.infer<typeof entitlementSchema>;

/** The SDK's entitlement id: `type:resource:slug`, joined without any escaping. */
export function entitlementId(resource: ResourceId, slug: string): string {
  return `${resource.resourceType}:${resource.resource}:${slug}`;
}

/** The resource of an entitlement whose id was made by `entitlementId`: types and slugs have no colon. */
export function entitlementResource(id: string): ResourceId {
  const first = id.indexOf(":");
  return { resourceType: id.slice(0, first), resource: id.slice(first + 1, id.lastIndexOf(":")) };
}
