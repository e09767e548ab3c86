import { z } from "zod";
import { entitlementSchema } from "../model/entitlement.js";
import { grantSchema } from "../model/grant.js";
import { resourceSchema } from "../model/resource.js";
import { resourceTypeSchema } from "../model/resource-type.js";
import { severities } from "../model/severity.js";
import { type FileIdentity, fileIdentitySchema } from "../sync-file/file-identity.js";
import { diffEventSchema, namedSchema } from "./events/event.js";
import { eventKinds } from "./events/kinds.js";
import { fieldChangeSchema } from "./field-change.js";

export const DIFF_FORMAT = "jc-connector/diff";
export const DIFF_VERSION = 1;

const countSchema = z.int().nonnegative();

const uncertaintySchema = z.object({
  side: z.enum(["old", "new"]),
  kind: z.enum(["incomplete", "notRead"]),
  what: z.string().min(1),
  why: z.string().min(1),
  added: countSchema,
  removed: countSchema,
  changed: countSchema,
  sync: z.iso.datetime().optional(),
});

/** Something that was so in some of several syncs, compared with the first, and is not in the last. */
const passingSchema = z.object({
  kind: z.enum(eventKinds),
  severity: z.enum(severities),
  /** The person, or the group, app or role that it is about. */
  who: namedSchema,
  /** The group, app or role that it is about besides. */
  resource: namedSchema.optional(),
  /** The first sync in which it was so, and the first in which it was not any more. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
});
export type Passing = z.infer<typeof passingSchema>;

function section<Schema extends z.ZodType>(record: Schema) {
  return z.object({
    added: z.array(record),
    removed: z.array(record),
    changed: z.array(z.object({ id: z.string().min(1), fields: z.array(fieldChangeSchema).min(1) })),
  });
}

/** The whole of what `diff --format json` prints. */
export const diffDocumentSchema = z.object({
  format: z.literal(DIFF_FORMAT),
  version: z.literal(DIFF_VERSION),
  old: fileIdentitySchema,
  new: fileIdentitySchema,
  /** Nothing was left out of the comparison. */
  certain: z.boolean(),
  uncertain: z.array(uncertaintySchema),
  /** The syncs that were walked, the first and the last too; absent when only two files were compared. */
  syncs: z
    .array(z.object({ file: z.string().min(1), startedAt: z.iso.datetime(), complete: z.boolean() }))
    .optional(),
  passing: z.array(passingSchema).optional(),
  events: z.array(diffEventSchema),
  resourceTypes: section(resourceTypeSchema),
  resources: section(resourceSchema),
  entitlements: section(entitlementSchema),
  grants: section(grantSchema),
});
export type DiffDocument = z.infer<typeof diffDocumentSchema>;
export type ComparedFile = FileIdentity;
