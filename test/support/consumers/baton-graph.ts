/** What baton-file makes of a file, whatever the layout of it. */
export interface BatonGraph {
  /** Users by name. */
  users: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Groups, apps and roles by name. */
  resources: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** By key: the name of the resource, a colon, the slug. */
  entitlements: ReadonlyMap<string, { resource: string; slug: string; record: object }>;
  grants: readonly BatonGrant[];
}

export interface BatonGrant {
  /** A name. */
  principal: string;
  /** A key. */
  entitlement: string;
  /** The key of the entitlement whose holders all get it: a GrantExpandable. */
  through?: string;
}

/** Who holds what after the SDK has expanded it: by key and name, the keys of the entitlements it comes through. */
export function expand({ grants, resources }: BatonGraph): Map<string, Map<string, Set<string>>> {
  const held = new Map<string, Map<string, Set<string>>>();
  const add = (entitlement: string, principal: string, source: string) => {
    const holders = held.get(entitlement) ?? new Map<string, Set<string>>();
    held.set(entitlement, holders);
    const sources = holders.get(principal) ?? new Set<string>();
    holders.set(principal, sources);
    const before = sources.size;
    return sources.add(source).size > before;
  };
  for (const { principal, entitlement } of grants) add(entitlement, principal, entitlement);
  // Until nothing is added: what is held through something may be a source itself.
  for (let isMore = true; isMore; ) {
    isMore = false;
    for (const { entitlement, through } of grants) {
      if (through === undefined) continue;
      for (const principal of held.get(through)?.keys() ?? []) {
        // A group in a group is no person to hold anything.
        if (!resources.has(principal) && add(entitlement, principal, through)) isMore = true;
      }
    }
  }
  return held;
}

/**
 * The expanded grants as a sync file has them: grant id to the entitlements that it comes through, none for a direct
 * one. `keyOf` is the `type:id` of what has this name.
 */
export function grantsOf(graph: BatonGraph, keyOf: (name: string) => string): Record<string, string[]> {
  const idOf = (key: string) => {
    const entitlement = graph.entitlements.get(key);
    if (entitlement === undefined) throw new Error(`no entitlement ${key}`);
    return `${keyOf(entitlement.resource)}:${entitlement.slug}`;
  };
  const grants: [string, string[]][] = [];
  for (const [key, holders] of expand(graph)) {
    for (const [principal, sources] of holders) {
      const ids = [...sources].map(idOf).sort();
      const isDirectOnly = ids.length === 1 && ids[0] === idOf(key);
      grants.push([`${idOf(key)}:${keyOf(principal)}`, isDirectOnly ? [] : ids]);
    }
  }
  return Object.fromEntries(grants.sort(([a], [b]) => (a < b ? -1 : 1)));
}
