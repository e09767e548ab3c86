/** How much people of one kind hold, for comparing one of them with the others. */
export class PeerCounts {
  readonly #sorted: readonly number[];

  /** The counts of everybody, those who are compared too. */
  constructor(counts: readonly number[]) {
    this.#sorted = [...counts].sort((a, b) => a - b);
  }

  /** The counts of all others than one who has this `count`. The percentile is by nearest rank; 0 where nobody is left. */
  others(count: number): { size: number; median: number; percentile95: number } {
    const own = firstAtLeast(this.#sorted, count);
    const at = (index: number) => this.#sorted[index < own ? index : index + 1] ?? 0;
    const size = this.#sorted.length - 1;
    const middle = Math.floor(size / 2);
    return {
      size,
      median: size % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2,
      percentile95: at(Math.ceil((95 * size) / 100) - 1),
    };
  }
}

/** Where the first number stands that is not below `least`. */
function firstAtLeast(sorted: readonly number[], least: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((sorted[middle] ?? 0) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}
