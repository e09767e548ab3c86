import { z } from "zod";

/** What a sync file says about itself in its first line: known when writing begins. */
export const syncHeaderSchema = z.object({
  /** UUIDv7 of the sync. */
  id: z.string().min(1),
  startedAt: z.iso.datetime(),
  /** False when the lists of at least one resource type are not whole. */
  complete: z.boolean(),
  /** Ids of the resource types whose lists are not whole, sorted. */
  incomplete: z.array(z.string().min(1)).min(1).optional(),
  /** The file of the sync before, in a directory of dated files. */
  previous: z.object({ file: z.string().min(1), sha256: z.string().min(1) }).optional(),
  connector: z.object({ name: z.string().min(1), version: z.string().min(1) }),
  source: z.object({
    system: z.string().min(1),
    region: z.string().min(1).optional(),
    baseUrl: z.string().min(1),
    organization: z.object({ id: z.string().min(1).optional(), displayName: z.string().min(1).optional() }),
  }),
  /** The settings that shape the content; a reader compares only what both files read. */
  options: z.object({
    attributes: z.array(z.string().min(1)).optional(),
    without: z.array(z.string().min(1)).optional(),
    groupRules: z.literal(true).optional(),
  }),
  /** The reports out of which times were added to the records after the sync. */
  enriched: z
    .object({
      reports: z
        .array(
          z.object({
            kind: z.string().min(1),
            /** Of the report's file: 64 hex digits. */
            sha256: z.string().min(1),
            /** When the report was made, where somebody said so. */
            time: z.iso.datetime().optional(),
          }),
        )
        .min(1),
    })
    .optional(),
});
export type SyncHeader = z.infer<typeof syncHeaderSchema>;
