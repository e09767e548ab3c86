import type { ChangeKind } from "./changes.js";
import type { Doubt, Uncertainty } from "./doubt.js";

/** Counts, for each doubt, the changes that were left out because of it. */
export class UncertaintyTally {
  readonly #counts: Map<Doubt, Uncertainty>;

  constructor(doubts: readonly Doubt[]) {
    this.#counts = new Map(doubts.map((doubt) => [doubt, { ...doubt, added: 0, removed: 0, changed: 0 }]));
  }

  add(doubt: Doubt, kind: ChangeKind): void {
    const count = this.#counts.get(doubt) ?? { ...doubt, added: 0, removed: 0, changed: 0 };
    count[kind] += 1;
    this.#counts.set(doubt, count);
  }

  get all(): Uncertainty[] {
    return [...this.#counts.values()];
  }
}
