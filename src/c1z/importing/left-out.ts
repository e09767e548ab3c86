import { compareText } from "../../model/order.js";

/** As many ids as a sync file lists of one warning. */
const MOST_IDS = 10_000;

/** Something that could not be taken over, by what it is. */
export interface LeftOut {
  code: string;
  count: number;
  /** Sorted, at most 10,000. */
  ids: readonly string[];
}

/** Counts what could not be taken over. */
export class LeftOutTally {
  readonly #found = new Map<string, { count: number; ids: Set<string> }>();

  add(code: string, id: string): void {
    const known = this.#found.get(code) ?? { count: 0, ids: new Set() };
    this.#found.set(code, known);
    known.count += 1;
    if (known.ids.size < MOST_IDS) known.ids.add(id);
  }

  get all(): LeftOut[] {
    return [...this.#found]
      .map(([code, { count, ids }]) => ({ code, count, ids: [...ids].sort(compareText) }))
      .sort((a, b) => compareText(a.code, b.code));
  }
}
