import { z } from "zod";
import { entitlementSchema } from "../model/entitlement.js";
import { grantSchema } from "../model/grant.js";
import { documentJsonSchema, type SchemaWords } from "../model/json-schema.js";
import { resourceSchema } from "../model/resource.js";
import { resourceTypeSchema } from "../model/resource-type.js";
import { FORMAT, VERSION } from "./head.js";
import { syncHeaderSchema } from "./header.js";
import { manifestSchema } from "./manifest.js";

const documentSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  sync: syncHeaderSchema,
  resourceTypes: z.array(resourceTypeSchema),
  resources: z.array(resourceSchema),
  entitlements: z.array(entitlementSchema),
  grants: z.array(grantSchema),
  manifest: manifestSchema,
});

const { shape } = documentSchema;

/** Descriptions of the parts. */
const words: SchemaWords = new Map<z.ZodType, { id?: string; description?: string }>([
  [
    syncHeaderSchema,
    {
      id: "Sync",
      description:
        "What the file says of itself before its records: when, from where, and whether it is whole.",
    },
  ],
  [shape.resourceTypes, { description: "Sorted by id." }],
  [shape.resources, { description: "Sorted by resource type and id." }],
  [
    shape.entitlements,
    {
      description: "Sorted by resource type and id of their resource, then slug.",
    },
  ],
  [
    shape.grants,
    {
      description:
        "Sorted by resource type, id and slug of their entitlement, then by the principal's type and id.",
    },
  ],
  [resourceTypeSchema, { id: "ResourceType", description: "c1.connector.v2.ResourceType" }],
  [resourceSchema, { id: "Resource", description: "c1.connector.v2.Resource" }],
  [entitlementSchema, { id: "Entitlement", description: "c1.connector.v2.Entitlement" }],
  [
    grantSchema,
    {
      id: "Grant",
      description:
        "c1.connector.v2.Grant. Sources name the entitlements through which it is held; without them it is direct.",
    },
  ],
  [
    manifestSchema,
    {
      id: "Manifest",
      description:
        "How each list was proven to be whole, what is missing, what was not read, counts and digest.",
    },
  ],
]);

/** The JSON Schema of a sync file. */
export function syncFileSchema(): Record<string, unknown> {
  return documentJsonSchema(documentSchema, {
    format: FORMAT,
    version: VERSION,
    title: "jc-connector sync file",
    description: `One JumpCloud organisation as resources, entitlements and grants: format ${FORMAT}, version ${VERSION}.`,
    words,
  });
}
