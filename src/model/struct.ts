import { z } from "zod";

/** A value of google.protobuf.Struct. */
export type StructValue = string | number | boolean | null | StructValue[] | Struct;
/** A key whose value is `undefined` is absent. */
export interface Struct {
  [key: string]: StructValue | undefined;
}

/**
 * Accepts any object as JSON.parse makes it, and keeps it as it is. z.record(z.json()) would drop a key named
 * `__proto__`, and costs three times the parsing of the whole record.
 */
export const structSchema = z
  .custom<Struct>((value) => typeof value === "object" && value !== null && !Array.isArray(value), {
    error: "is not an object",
  })
  .meta({ type: "object" });

/**
 * Prints a Struct as canonical proto3 JSON does: keys sorted by the bytes of their UTF-8 at every depth.
 * JSON.stringify cannot: a JavaScript object always lists keys such as "10" first, in order of number.
 */
export function printStruct(value: StructValue): string {
  if (Array.isArray(value)) return `[${value.map(printStruct).join(",")}]`;
  if (value === null || typeof value !== "object") return Object.is(value, -0) ? "-0" : JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => compareByCodePoint(a, b));
  const members = entries.flatMap(([key, item]) =>
    item === undefined ? [] : [`${JSON.stringify(key)}:${printStruct(item)}`],
  );
  return `{${members.join(",")}}`;
}

/** Whether JSON.stringify prints a value as `printStruct` does: its keys are sorted at every depth, and no number is -0. */
export function isPrintedAsItIs(value: StructValue): boolean {
  if (value === null || typeof value !== "object") return !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(isPrintedAsItIs);
  let previous: string | undefined;
  for (const key of Object.keys(value)) {
    if (previous !== undefined && compareByCodePoint(previous, key) > 0) return false;
    const item = value[key];
    if (typeof item !== "string" && !isPrintedAsItIs(item ?? null)) return false;
    previous = key;
  }
  return true;
}

/** The order of UTF-8 bytes, which is that of code points; UTF-16 units differ from it beyond U+FFFF. */
export function compareByCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    return (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0);
  }
  return a.length - b.length;
}
