import { z } from "zod";
import { grantAnnotationSchema } from "./annotation.js";
import { type ResourceId, resourceIdSchema } from "./resource-id.js";

const sourcesSchema = z.object({
  sources: z.record(z.string().min(1), z.object({ isDirect: z.literal(true).optional() })),
});

/** c1.connector.v2.Grant with thin references, its keys in the order of the .proto. */
export const grantSchema = z.object({
  entitlement: z.object({ resource: z.object({ id: resourceIdSchema }), id: z.string().min(1) }),
  principal: z.object({ id: resourceIdSchema }),
  id: z.string().min(1),
  sources: sourcesSchema.optional(),
  annotations: z.array(grantAnnotationSchema).min(1).optional(),
});
export type Grant = z.infer<typeof grantSchema>;

/** The SDK's grant id: `<entitlement id>:<principal type>:<principal id>`. */
export function grantId(entitlementId: string, principal: ResourceId): string {
  return grantIdStart(entitlementId, principal.resourceType) + principal.resource;
}

/** What the ids of an entitlement's grants to principals of one type begin with; the principal's id follows. */
export function grantIdStart(entitlementId: string, principalType: string): string {
  return `${entitlementId}:${principalType}:`;
}

/** The slug of an entitlement whose id was made by `entitlementId`. */
export function slugOf(entitlement: Grant["entitlement"]): string {
  const { resourceType, resource } = entitlement.resource.id;
  return entitlement.id.slice(resourceType.length + resource.length + 2);
}

/** Whether the principal holds it by itself, and not only through other entitlements. */
export function isDirect({ sources, entitlement }: Grant): boolean {
  if (sources === undefined || Object.hasOwn(sources.sources, entitlement.id)) return true;
  return Object.keys(sources.sources).length === 0;
}
