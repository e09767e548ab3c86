import type { Resource } from "../model/resource.js";
import { resourceKey } from "../model/resource-id.js";
import { DESCRIPTION_BYTES, DISPLAY_NAME_BYTES, fitText } from "../model/text.js";
import { canonicalTimestamp } from "../model/timestamp.js";
import { recordId } from "./record-id.js";
import type { Warn, WarningCode } from "./warning.js";

type Text = string | null | undefined;

/** A resource that was made from a row, and what was wrong with the row. */
export interface Mapped {
  resource: Resource;
  warnings: ReadonlySet<WarningCode>;
}

/** Tells the warnings of a resource and gives the resource. */
export function warned({ resource, warnings }: Mapped, warn: Warn): Resource {
  for (const code of warnings) warn({ code, id: resourceKey(resource.id) });
  return resource;
}

/** The id of the resource that stands for JumpCloud's `id`, never `reserved`. */
export function fitId(id: string, warnings: Set<WarningCode>, reserved?: string): string {
  const fitted = recordId(id, reserved);
  if (fitted !== id) warnings.add("truncated");
  return fitted;
}

/** `text` well-formed and of at most `maxBytes` bytes. */
export function cut(
  text: string,
  { maxBytes, warnings }: { maxBytes: number; warnings: Set<WarningCode> },
): string {
  const fitted = fitText(text, maxBytes);
  if (fitted.length < text.length) warnings.add("truncated");
  return fitted;
}

/** The first of `names` that is more than blanks, else the id. */
export function displayName(
  { names, id }: { names: readonly Text[]; id: string },
  warnings: Set<WarningCode>,
): string {
  const name = names.find((candidate) => candidate && candidate.trim() !== "");
  if (!name) warnings.add("missing_name");
  return cut(name || id, { maxBytes: DISPLAY_NAME_BYTES, warnings });
}

/** "Ada Lovelace", or what there is of it. */
export function fullName(...parts: readonly Text[]): string {
  return parts.filter((part) => part && part.trim() !== "").join(" ");
}

/** The `description` of a resource, absent when there is none. */
export function describedAs(text: Text, warnings: Set<WarningCode>): Pick<Resource, "description"> {
  return text ? { description: cut(text, { maxBytes: DESCRIPTION_BYTES, warnings }) } : {};
}

/** JumpCloud's time as records have it; `undefined` when there is none or it cannot be read. */
export function readTime(text: Text, warnings: Set<WarningCode>): string | undefined {
  if (!text) return undefined;
  const time = canonicalTimestamp(text);
  if (time === undefined) warnings.add("invalid_time");
  return time;
}

/** The `createdAt` of a resource, absent when JumpCloud does not tell it. */
export function createdAt(text: Text, warnings: Set<WarningCode>): Pick<Resource, "createdAt"> {
  const time = readTime(text, warnings);
  return time === undefined ? {} : { createdAt: time };
}

/** JumpCloud's time of creation in milliseconds since 1970, absent where it is not told or cannot be read. */
export function creationTime(created: Text): { createdAtMs?: number } {
  const time = canonicalTimestamp(created ?? "");
  return time === undefined ? {} : { createdAtMs: Date.parse(time) };
}
