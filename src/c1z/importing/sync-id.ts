import { createHash } from "node:crypto";
import { stringify, validate } from "uuid";

/**
 * The id for a sync file of a sync that another connector made: its own where it is a UUID; of any other one that
 * follows from it, so that the same c1z always makes the same file.
 */
export function syncFileId(syncId: string): string {
  if (validate(syncId)) return syncId.toLowerCase();
  const bytes = createHash("sha256").update(syncId).digest().subarray(0, 16);
  // RFC 9562: version 8 is for ids that are made in a way of one's own.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return stringify(bytes);
}
