import { createHash } from "node:crypto";
import { stringify, validate, version } from "uuid";
import { parseKsuid } from "../ksuid.js";

/**
 * The id for a sync file: the UUIDv7 that our own export put into the KSUID, or one that the file has for an id; of any
 * other id one that follows from it, so that the same c1z always makes the same file.
 */
export function syncFileId(syncId: string): string {
  if (validate(syncId)) return syncId.toLowerCase();
  const ksuid = parseKsuid(syncId);
  if (ksuid !== undefined && isVersion7(ksuid.payload) && isOfTime(ksuid)) return stringify(ksuid.payload);
  const bytes = createHash("sha256").update(syncId).digest().subarray(0, 16);
  // RFC 9562: version 8 is for ids that are made in a way of one's own.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return stringify(bytes);
}

/** A UUIDv7 is made when a sync has been read, at most some days after it began. */
function isOfTime({ time, payload }: { time: Date; payload: Uint8Array }): boolean {
  const madeMs = Buffer.from(payload).readUIntBE(0, 6);
  return Math.abs(madeMs - time.getTime()) < 30 * 86_400_000;
}

function isVersion7(bytes: Uint8Array): boolean {
  // Looked at before it is made text: the library refuses bytes that are no UUID.
  if ((bytes[6] ?? 0) >> 4 !== 7 || (bytes[8] ?? 0) >> 6 !== 2) return false;
  return version(stringify(bytes)) === 7;
}
