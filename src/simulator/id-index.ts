import { sameElements } from "./ordering.js";
import type { WireRow } from "./organization.js";

interface Known {
  rows: readonly unknown[];
  byId: Map<string, WireRow>;
}

/**
 * Finds rows by id in lists that a test may change in place at any time: the index of a list is made again
 * when the list no longer holds the very same rows.
 */
export class IdIndex {
  readonly #known = new WeakMap<readonly unknown[], Known>();

  of(list: readonly (WireRow & { id: string })[]): ReadonlyMap<string, WireRow> {
    const known = this.#known.get(list);
    if (known !== undefined && sameElements(known.rows, list)) return known.byId;
    const byId = new Map<string, WireRow>(list.map((row) => [row.id, row]));
    this.#known.set(list, { rows: list.slice(), byId });
    return byId;
  }
}
