import type { Truth } from "./truth.js";

/** Of each "app:ID", "group:ID" and "role:ID" that somebody has, the accounts that have it, and what it comes through. */
export type Holders = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Who has what, by whatever way; groups are no holders. */
export function holdersOf({ grants }: Truth): Holders {
  const holders = new Map<string, Map<string, readonly string[]>>();
  for (const [id, sources] of Object.entries(grants)) {
    const [type = "", resource = "", , principalType = "", principal = ""] = id.split(":");
    if (principalType === "group") continue;
    const key = `${type}:${resource}`;
    const held = holders.get(key) ?? new Map<string, readonly string[]>();
    holders.set(key, held.set(`${principalType}:${principal}`, sources));
  }
  return holders;
}

/** How many of these have it assigned to themselves. */
export function directOf(resource: string, held: ReadonlyMap<string, readonly string[]>): number {
  const own = `${resource}:access`;
  return [...held.values()].filter((sources) => sources.length === 0 || sources.includes(own)).length;
}
