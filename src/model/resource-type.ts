import { z } from "zod";
import { resourceTypeAnnotationSchema } from "./annotation.js";

const traitSchema = z.enum(["TRAIT_USER", "TRAIT_GROUP", "TRAIT_ROLE", "TRAIT_APP"]);

/** c1.connector.v2.ResourceType, its keys in the order of the .proto. */
export const resourceTypeSchema = z.object({
  id: z.string().min(1),
  displayName: z.string().min(1),
  traits: z.array(traitSchema).min(1),
  annotations: z.array(resourceTypeAnnotationSchema).min(1).optional(),
  description: z.string().min(1).optional(),
});
export type ResourceType = z.infer<typeof resourceTypeSchema>;
