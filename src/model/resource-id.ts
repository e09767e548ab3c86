import { z } from "zod";

/** Names one resource: its type's id and its own id. Both 1 to 1024 bytes. */
export const resourceIdSchema = z.object({
  resourceType: z.string().min(1),
  resource: z.string().min(1),
});
export type ResourceId = z.infer<typeof resourceIdSchema>;

/** `type:id`, for people and for keys of maps in memory; a resource type's id has no colon. */
export function resourceKey(id: ResourceId): string {
  return `${id.resourceType}:${id.resource}`;
}
