import { hashText } from "./random.js";

/** The positions of a list's elements in the order in which they are served. */
export type Positions = Uint32Array;

/** How a list is ordered: `kind` and `seed` together name one order. */
export interface Order<T> {
  kind: "by id" | "shuffled";
  seed: number;
  idOf: (element: T) => string;
}

interface Remembered {
  seed: number;
  elements: readonly unknown[];
  positions: Positions;
}

/**
 * Orders lists of up to some hundred thousand elements again and again, page after page. An order is remembered
 * while the list holds the very same elements, which is compared at every call: tests change lists in place.
 */
export class Ordering {
  readonly #byKind: Record<Order<unknown>["kind"], WeakMap<readonly unknown[], Remembered>> = {
    "by id": new WeakMap(),
    shuffled: new WeakMap(),
  };

  positions<T>(list: readonly T[], order: Order<T>): Positions {
    const memory = this.#byKind[order.kind];
    const remembered = memory.get(list);
    if (remembered?.seed === order.seed && sameElements(remembered.elements, list))
      return remembered.positions;
    const positions = order.kind === "by id" ? sortedById(list, order.idOf) : shuffled(list, order);
    memory.set(list, { seed: order.seed, elements: list.slice(), positions });
    return positions;
  }
}

/** The elements from `skip` on, at most `limit`, of a list in the given order. */
export function window<T>(
  list: readonly T[],
  { positions, skip, limit }: { positions: Positions; skip: number; limit: number },
): T[] {
  return Array.from(positions.subarray(skip, skip + limit)).flatMap((position) =>
    list.slice(position, position + 1),
  );
}

/** Whether both lists hold the same elements, objects by identity, in the same places. */
export function sameElements(known: readonly unknown[], list: readonly unknown[]): boolean {
  if (known.length !== list.length) return false;
  // A plain loop: this runs over a hundred thousand elements for every page of a large list.
  for (let index = 0; index < list.length; index++) {
    if (known[index] !== list[index]) return false;
  }
  return true;
}

function sortedById<T>(list: readonly T[], idOf: (element: T) => string): Positions {
  const ids = list.map(idOf);
  return Uint32Array.from(ids.keys()).sort((a, b) => ((ids[a] ?? "") < (ids[b] ?? "") ? -1 : 1));
}

// An element's place depends on its own id alone: a new one appears somewhere in the middle and moves nothing
// but what comes after it, as in an index of the database.
function shuffled<T>(list: readonly T[], { seed, idOf }: Order<T>): Positions {
  const keys = Float64Array.from(list, (element, index) => hashText(idOf(element), seed) * 2 ** 20 + index);
  return Uint32Array.from(keys.sort(), (key) => key % 2 ** 20);
}
