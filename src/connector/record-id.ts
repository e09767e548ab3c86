import { createHash } from "node:crypto";
import { fitText } from "../model/text.js";

/**
 * Longest id of a resource in bytes of UTF-8: a grant's id names two resources and what lies between them, and has at
 * most 1024 bytes itself. JumpCloud's ids have 24.
 */
const RESOURCE_ID_BYTES = 480;
const HASH_DIGITS = 12;

/**
 * The id of the resource that stands for JumpCloud's object `id`: the same, unless a record could not carry it. Then
 * what fits of it, with a hash that keeps it unique. `reserved` is an id that is taken by a resource of our own.
 */
export function recordId(id: string, reserved?: string): string {
  if (fits(id) && id !== reserved) return id;
  // Lone surrogates all become the same character in UTF-8, so the hash is over UTF-16.
  const hash = createHash("sha256").update(Buffer.from(id, "utf16le")).digest("hex").slice(0, HASH_DIGITS);
  return `${fitText(id, RESOURCE_ID_BYTES - HASH_DIGITS - 1)}_${hash}`;
}

function fits(id: string): boolean {
  if (!id.isWellFormed()) return false;
  return id.length * 3 <= RESOURCE_ID_BYTES || Buffer.byteLength(id) <= RESOURCE_ID_BYTES;
}
