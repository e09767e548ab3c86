import { z } from "zod";
import { entitlementSchema } from "../model/entitlement.js";
import { grantSchema } from "../model/grant.js";
import { resourceSchema } from "../model/resource.js";
import { resourceTypeSchema } from "../model/resource-type.js";
import { structSchema } from "../model/struct.js";
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

/** What stands on the parts of the schema; an `id` makes a definition of its own. */
const words = z.registry<{ id?: string; type?: string; description?: string }>();
const { shape } = documentSchema;
words.add(syncHeaderSchema, {
  id: "Sync",
  description: "What the file says of itself before its records: when, from where, and whether it is whole.",
});
words.add(shape.resourceTypes, { description: "Sorted by id." });
words.add(shape.resources, { description: "Sorted by resource type and id." });
words.add(shape.entitlements, {
  description: "Sorted by resource type and id of their resource, then slug.",
});
words.add(shape.grants, {
  description:
    "Sorted by resource type, id and slug of their entitlement, then by the principal's type and id.",
});
words.add(resourceTypeSchema, { id: "ResourceType", description: "c1.connector.v2.ResourceType" });
words.add(resourceSchema, { id: "Resource", description: "c1.connector.v2.Resource" });
words.add(entitlementSchema, { id: "Entitlement", description: "c1.connector.v2.Entitlement" });
words.add(grantSchema, {
  id: "Grant",
  description:
    "c1.connector.v2.Grant. Sources name the entitlements through which it is held; without them it is direct.",
});
words.add(manifestSchema, {
  id: "Manifest",
  description: "How each list was proven to be whole, what is missing, what was not read, counts and digest.",
});
// zod cannot look into a schema of our own; it is what protobuf calls a Struct.
words.add(structSchema, { type: "object" });

/** The JSON Schema, draft 2020-12, of a sync file. Keys that it does not name are allowed, as readers ignore them. */
export function syncFileSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(documentSchema, {
    target: "draft-2020-12",
    io: "input",
    unrepresentable: "any",
    metadata: words,
    override({ jsonSchema }) {
      // A name of zod's own, which a strict validator refuses: the pattern beside it says the same.
      if (jsonSchema.format === "starts_with") delete jsonSchema.format;
    },
  });
  return {
    $schema,
    $id: `urn:${FORMAT.replace("/", ":")}:${VERSION}`,
    title: "jc-connector sync file",
    description: `One JumpCloud organisation as resources, entitlements and grants: format ${FORMAT}, version ${VERSION}.`,
    ...schema,
  };
}
