import type { SyncHeader } from "./header.js";
import type { Manifest } from "./manifest.js";

/** Something that the sync file does not vouch for: what a report has more of it says nothing. */
export interface Doubt {
  resourceType: string;
  /** Whose list of people it is; absent for the list of the type itself. */
  id?: string;
  /** In words for a person. */
  why: string;
}

/** What a sync file itself says that it may not hold. */
export class Doubts {
  /** Each once, in the order of the manifest. */
  readonly all: readonly Doubt[];
  readonly #types: ReadonlyMap<string, Doubt>;
  readonly #resources: ReadonlyMap<string, Doubt>;
  readonly #leftOut: ReadonlySet<string>;

  constructor(header: SyncHeader, manifest: Manifest) {
    const gaps = manifest.gaps.filter(({ proof }) => proof === "incomplete");
    const explained = new Set(gaps.map(({ list }) => list));
    const lists = manifest.lists.filter(({ proof, name }) => proof === "incomplete" && !explained.has(name));
    const leftOut = header.options.without ?? [];
    this.#leftOut = new Set(leftOut);
    this.#types = new Map([
      ...[...lists, ...gaps.filter(({ id }) => id === undefined)].map(({ resourceType, reason }) =>
        keyed(resourceType, { resourceType, why: reason ?? "its list is not whole" }),
      ),
      ...leftOut.map((resourceType) =>
        keyed(resourceType, { resourceType, why: `--without ${resourceType}` }),
      ),
    ]);
    this.#resources = new Map(
      gaps.flatMap(({ resourceType, id, reason }) =>
        id === undefined
          ? []
          : [keyed(`${resourceType}:${id}`, { resourceType, id, why: reason ?? "its list is not whole" })],
      ),
    );
    this.all = [...this.#types.values(), ...this.#resources.values()];
  }

  /** The type was not read at all. */
  isLeftOut(resourceType: string): boolean {
    return this.#leftOut.has(resourceType);
  }

  /** Why the file may lack resources of the type. */
  ofType(resourceType: string): Doubt | undefined {
    return this.#types.get(resourceType);
  }

  /** Why the file may lack people who have this group or app. */
  ofResource(resourceType: string, id: string | undefined): Doubt | undefined {
    return id === undefined ? undefined : this.#resources.get(`${resourceType}:${id}`);
  }

  /** Some group's or app's people may be missing. */
  anyOf(resourceType: string): boolean {
    return this.all.some((doubt) => doubt.resourceType === resourceType);
  }
}

function keyed(key: string, doubt: Doubt): [string, Doubt] {
  return [key, doubt];
}
