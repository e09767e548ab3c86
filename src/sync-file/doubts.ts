import type { SyncHeader } from "./header.js";
import type { Gap, Manifest } from "./manifest.js";

/** Something that the sync file does not vouch for: that it is not there says nothing. */
export interface Doubt {
  resourceType: string;
  /** Whose list of people it is; absent for the list of the type itself. */
  id?: string;
  /** In words for a person. */
  why: string;
}

/** One list that is not whole, or that was left out. */
export interface DoubtfulList extends Doubt {
  /** Its name in the manifest; absent where the whole type was left out. */
  list?: string;
  /** The resources whose lists make this one doubtful, where it is for no other reason. */
  because?: NonNullable<Gap["because"]>;
}

/** What a sync file itself says that it may not hold. */
export class Doubts {
  /** Each type and each resource once, in the order of the manifest. */
  readonly all: readonly Doubt[];
  /** Each list for itself: types that were left out first, then in the order of the manifest. */
  readonly lists: readonly DoubtfulList[];
  readonly #types: ReadonlyMap<string, Doubt>;
  readonly #resources: ReadonlyMap<string, Doubt>;
  readonly #leftOut: ReadonlySet<string>;

  constructor(header: SyncHeader, manifest: Manifest) {
    const leftOut = header.options.without ?? [];
    const types: DoubtfulList[] = leftOut.map((resourceType) => ({
      resourceType,
      why: `--without ${resourceType}`,
    }));
    this.lists = [...types, ...doubtfulLists(manifest)];
    this.#leftOut = new Set(leftOut);
    this.#types = new Map(
      // What is left out on purpose has no list: that is the better reason.
      [...this.lists.slice(types.length), ...types].flatMap(({ resourceType, id, why }) =>
        id === undefined ? [[resourceType, { resourceType, why }]] : [],
      ),
    );
    this.#resources = new Map(
      this.lists.flatMap(({ resourceType, id, why }) =>
        id === undefined ? [] : [[`${resourceType}:${id}`, { resourceType, id, why }]],
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

/** The lists themselves where no gap says which resource's it is, then the gaps. */
export function doubtfulLists({ lists, gaps }: Pick<Manifest, "lists" | "gaps">): DoubtfulList[] {
  const incomplete = gaps.filter(({ proof }) => proof === "incomplete");
  const explained = new Set(incomplete.map(({ list }) => list));
  const unexplained = lists.filter(({ proof, name }) => proof === "incomplete" && !explained.has(name));
  return [
    ...unexplained.map(({ resourceType, name, reason }) => ({ resourceType, list: name, ...whyOf(reason) })),
    ...incomplete.map(({ resourceType, list, id, reason, because }) => ({
      resourceType,
      list,
      ...(id !== undefined && { id }),
      ...whyOf(reason),
      ...(because !== undefined && { because }),
    })),
  ];
}

function whyOf(reason: string | undefined): Pick<Doubt, "why"> {
  return { why: reason ?? "its list is not whole" };
}
