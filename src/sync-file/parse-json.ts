import type { SyncFileError } from "./errors.js";
import { formatPath } from "./issue.js";
import { DEPTH_LIMIT, mebibytes, RECORD_LIMIT_BYTES } from "./limits.js";

/** Makes the error about the place that is being read: the complaint is about "it" or begins with a field. */
export type Fail = (complaint: string, cause?: unknown) => SyncFileError;

export const TOO_DEEP = `is nested deeper than ${DEPTH_LIMIT} levels`;
export const TOO_LONG = `is longer than ${mebibytes(RECORD_LIMIT_BYTES)}`;

/** A UTF-16 code unit never takes more than three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

/** The value that `text` states. Throws what `fail` makes when it is no JSON, too deep, or holds too long a string. */
export function parseJson(text: string, fail: Fail): unknown {
  const value = parse(text, fail);
  const mayBeDeep = text.length > 2 * DEPTH_LIMIT;
  const excess = mayBeDeep ? findExcess(value, []) : undefined;
  if (excess !== undefined) throw fail(excess);
  return value;
}

function parse(text: string, fail: Fail): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fail("it is not JSON", error);
  }
}

/** What is too deep or too long, with its place. `path` leads to the value; it is used up when something is found. */
function findExcess(value: unknown, path: PropertyKey[]): string | undefined {
  if (typeof value === "string") return isTooLong(value) ? `${placeOf(path)} ${TOO_LONG}` : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  // The place of what is a thousand levels down is no help; that of what it stands in is.
  if (path.length >= DEPTH_LIMIT) return `${placeOf(path.slice(0, 2))} ${TOO_DEEP}`;
  for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (typeof key === "string" && isTooLong(key)) return `a key of ${placeOf(path)} ${TOO_LONG}`;
    path.push(key);
    const excess = findExcess(item, path);
    if (excess !== undefined) return excess;
    path.pop();
  }
  return undefined;
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "it" : formatPath(path);
}

function isTooLong(text: string): boolean {
  return text.length * BYTES_PER_UNIT > RECORD_LIMIT_BYTES && Buffer.byteLength(text) > RECORD_LIMIT_BYTES;
}
