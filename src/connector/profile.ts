import type { Struct, StructValue } from "../model/struct.js";

/** A profile of the values that are set: the others are left out. */
export function profileOf(values: Struct): Struct {
  const profile: Struct = {};
  for (const key of Object.keys(values)) {
    const value = present(values[key]);
    if (value !== undefined) profile[key] = value;
  }
  return profile;
}

/** A value as a profile has it: `undefined` for `null`, `""` and an empty list, and strings well-formed. */
export function present(value: StructValue | undefined): StructValue | undefined {
  if (typeof value === "string") return value === "" ? undefined : value.toWellFormed();
  if (value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  return value;
}

/** A value as JSON.parse made it, its strings and keys well-formed at every depth. */
export function structValue(value: unknown): StructValue {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "boolean") return value;
  // JSON.parse reads 1e999 as Infinity, which JSON cannot print.
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(structValue);
  if (typeof value !== "object" || value === null) return null;
  return structOf(Object.entries(value));
}

/** Made of entries, because assigning a key named `__proto__` would change the object's prototype. */
export function structOf(entries: Iterable<readonly [string, unknown]>): Struct {
  return Object.fromEntries(Array.from(entries, ([key, value]) => [key.toWellFormed(), structValue(value)]));
}
