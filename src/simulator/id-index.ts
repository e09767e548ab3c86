import { sameElements } from "./ordering.js";
import type { WireRow } from "./organization.js";

type Row = WireRow & { id: string };

interface Known {
  rows: readonly Row[];
  positions: Map<string, number>;
}

/**
 * Finds rows by id in lists that a test may change in place at any time. A row that is where it was needs no more
 * than a look; only when it is not, the whole list is compared with what was indexed.
 */
export class IdIndex {
  readonly #known = new WeakMap<readonly Row[], Known>();

  find(list: readonly Row[], id: string): Row | undefined {
    const known = this.#known.get(list);
    const row = list[known?.positions.get(id) ?? -1];
    if (row?.id === id) return row;
    if (known !== undefined && sameElements(known.rows, list)) return undefined;
    const positions = new Map(list.map((each, index) => [each.id, index]));
    this.#known.set(list, { rows: list.slice(), positions });
    return list[positions.get(id) ?? -1];
  }
}
