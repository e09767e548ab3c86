import { z } from "zod";
import type { FileFacts } from "./incomplete-lists.js";

const textSchema = z.string().min(1);

/** Which sync file a document of ours speaks of. */
export const fileIdentitySchema = z.object({
  /** As it was named, or "standard input". */
  file: textSchema,
  id: textSchema,
  startedAt: z.iso.datetime(),
  complete: z.boolean(),
  incomplete: z.array(textSchema).min(1).optional(),
  organization: z.object({ id: textSchema.optional(), displayName: textSchema.optional() }),
  digest: textSchema,
});
export type FileIdentity = z.infer<typeof fileIdentitySchema>;

/** The same of a file that was read to its end. */
export function fileIdentity(file: string, { header, manifest }: FileFacts): FileIdentity {
  const { id, startedAt, complete, incomplete, source } = header;
  return {
    file,
    id,
    startedAt,
    complete,
    ...(incomplete !== undefined && { incomplete }),
    organization: source.organization,
    digest: manifest.digest,
  };
}
