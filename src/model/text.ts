/** Longest display name of a resource, resource type or entitlement, in bytes of UTF-8. */
export const DISPLAY_NAME_BYTES = 1024;
/** Longest description of a resource or entitlement, in bytes of UTF-8. */
export const DESCRIPTION_BYTES = 2048;
/** Longest `status.details`, in bytes of UTF-8. */
export const STATUS_DETAILS_BYTES = 1024;
/** Longest id of a record, in bytes of UTF-8. */
export const ID_BYTES = 1024;

/**
 * `text` well-formed and cut at a code point so that it has at most `maxBytes` bytes of UTF-8.
 * The messages of c1.connector.v2 limit bytes, and a strict parser refuses a lone surrogate.
 */
export function fitText(text: string, maxBytes: number): string {
  const wellFormed = text.toWellFormed();
  // A UTF-16 code unit never takes more than three bytes of UTF-8.
  if (wellFormed.length * 3 <= maxBytes || Buffer.byteLength(wellFormed) <= maxBytes) return wellFormed;
  let bytes = 0;
  let end = 0;
  for (const character of wellFormed) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    end += character.length;
  }
  return wellFormed.slice(0, end);
}
