import { z } from "zod";
import { resourceAnnotationSchema } from "./annotation.js";
import { resourceIdSchema } from "./resource-id.js";
import { structSchema } from "./struct.js";

const statusSchema = z.object({
  status: z.enum(["RESOURCE_STATUS_ENABLED", "RESOURCE_STATUS_DISABLED", "RESOURCE_STATUS_DELETED"]),
  details: z.string().min(1).optional(),
});
export type ResourceStatus = z.infer<typeof statusSchema>;

/** c1.connector.v2.Resource, its keys in the order of the .proto. The first annotation is the type's trait. */
export const resourceSchema = z.object({
  id: resourceIdSchema,
  displayName: z.string().min(1),
  annotations: z.array(resourceAnnotationSchema).min(1),
  description: z.string().min(1).optional(),
  profile: structSchema.optional(),
  status: statusSchema.optional(),
  createdAt: z.string().optional(),
});
export type Resource = z.infer<typeof resourceSchema>;
