import { z } from "zod";

/**
 * One field that differs between two records. `path` is a JSON Pointer, except that it names an annotation by its
 * short type and a member of a set by its value or id: `/annotations/UserTrait/emails/ada@example.com`. A side that
 * lacks the field lacks the key.
 */
export const fieldChangeSchema = z.object({
  path: z.string().min(1),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** The path of a member: "/" and "~" in a key are escaped as in JSON Pointers (RFC 6901). */
export function memberPath(path: string, key: string): string {
  return `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Whether `path` is `prefix`, or lies below it. */
export function isAtOrBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}
