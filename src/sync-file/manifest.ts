import { z } from "zod";
import { compareText } from "../model/order.js";
import { contentCountsSchema } from "./counts.js";

const countSchema = z.int().nonnegative();

/**
 * `proven`: compared with the total that the API states, or read twice with the same result; `readToEnd`: there
 * is no total to compare with; `incomplete`: rows may be missing.
 */
const proofSchema = z.enum(["proven", "readToEnd", "incomplete"]);

const listSchema = z.object({
  name: z.string().min(1),
  resourceType: z.string().min(1),
  endpoint: z.string().min(1),
  /** Rows as the API counts them. */
  reported: countSchema.optional(),
  /** Rows that came, each id once. */
  read: countSchema,
  duplicates: countSchema.optional(),
  /** Rows that the API counts and never returns: edges to deleted objects. */
  notReturned: countSchema.optional(),
  /** Ids in edges of objects that no longer exist. */
  unresolved: countSchema.optional(),
  /** Rows that came into being while the sync read. */
  createdDuringSync: countSchema.optional(),
  /** Rows that another source than the list itself promises. */
  expected: countSchema.optional(),
  proof: proofSchema,
  /** Why it is incomplete, in words for a person. */
  reason: z.string().min(1).optional(),
});

const gapSchema = z.object({
  resourceType: z.string().min(1),
  list: z.string().min(1),
  /** The resource whose list it is; absent for the list of the type itself. */
  id: z.string().min(1).optional(),
  reported: countSchema.optional(),
  read: countSchema.optional(),
  notReturned: countSchema.optional(),
  unresolved: countSchema.optional(),
  createdDuringSync: countSchema.optional(),
  proof: proofSchema,
  reason: z.string().min(1).optional(),
  /** The resources whose incomplete lists make this one incomplete. */
  because: z.array(z.object({ resourceType: z.string().min(1), id: z.string().min(1) })).optional(),
});

/** What a sync file says at its end about how it came about. */
export const manifestSchema = z.object({
  endedAt: z.iso.datetime(),
  /** The server's time of the first and of the last answer. */
  readFrom: z.iso.datetime(),
  readTo: z.iso.datetime(),
  complete: z.boolean(),
  counts: contentCountsSchema,
  lists: z.array(listSchema),
  /** Every list that is not clean, by the id of its resource. */
  gaps: z.array(gapSchema),
  /** By endpoint. */
  requests: z.record(
    z.string(),
    z.object({ requests: countSchema, retries: countSchema, throttled: countSchema }),
  ),
  /** `ids` are sorted and at most 10,000; `count` is all. */
  warnings: z.array(z.object({ code: z.string().min(1), count: countSchema, ids: z.array(z.string()) })),
  notRead: z.array(z.object({ what: z.string().min(1), why: z.string().min(1) })),
  runBy: z.object({ user: z.string(), host: z.string() }).optional(),
  credential: z
    .object({
      kind: z.string().min(1),
      owner: z.string().optional(),
      role: z.string().optional(),
      expiresAt: z.string().optional(),
    })
    .optional(),
  resumed: z
    .object({ from: z.string().min(1), units: countSchema, oldestReadAt: z.iso.datetime() })
    .optional(),
  /** The content digest, `sha256:` and 64 hex digits. */
  digest: z.string().min(1),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ListEntry = Manifest["lists"][number];
export type Gap = Manifest["gaps"][number];

/** Ids of the resource types of which a list is incomplete, sorted: what the header's `incomplete` has to name. */
export function incompleteTypes(manifest: Pick<Manifest, "lists" | "gaps">): string[] {
  const incomplete = [...manifest.lists, ...manifest.gaps].filter(({ proof }) => proof === "incomplete");
  return [...new Set(incomplete.map(({ resourceType }) => resourceType))].sort(compareText);
}
