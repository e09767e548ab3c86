import type { z } from "zod";
import { entitlementSchema } from "../model/entitlement.js";
import { grantSchema } from "../model/grant.js";
import { documentJsonSchema } from "../model/json-schema.js";
import { resourceSchema } from "../model/resource.js";
import { resourceTypeSchema } from "../model/resource-type.js";
import { DIFF_FORMAT, DIFF_VERSION, diffDocumentSchema } from "./document.js";
import { diffEventSchema } from "./events/event.js";
import { fieldChangeSchema } from "./field-change.js";

/** The JSON Schema of what `diff --format json` prints. */
export function diffSchema(): Record<string, unknown> {
  return documentJsonSchema(diffDocumentSchema, {
    format: DIFF_FORMAT,
    version: DIFF_VERSION,
    title: "jc-connector diff",
    description: `What changed between two sync files: format ${DIFF_FORMAT}, version ${DIFF_VERSION}.`,
    words: new Map<z.ZodType, { id?: string; description?: string }>([
      [diffEventSchema, { id: "Event", description: "What a change means to a reviewer." }],
      [
        fieldChangeSchema,
        {
          id: "FieldChange",
          description:
            "A JSON Pointer that names an annotation by its short type and a member of a set by its value or id.",
        },
      ],
      [resourceTypeSchema, { id: "ResourceType", description: "c1.connector.v2.ResourceType" }],
      [resourceSchema, { id: "Resource", description: "c1.connector.v2.Resource" }],
      [entitlementSchema, { id: "Entitlement", description: "c1.connector.v2.Entitlement" }],
      [grantSchema, { id: "Grant", description: "c1.connector.v2.Grant" }],
    ]),
  });
}
