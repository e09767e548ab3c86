/** What is known of a user's hold of a resource. */
export const edgeMarks = {
  /** Seen in the sync file too. */
  inFile: 1,
  /** A row says that it is direct. */
  direct: 2,
  /** A row says that it comes in another way. */
  indirect: 4,
} as const;

/** Who has what by one report: pairs of numbers, each once. Made for millions: nothing here is an object a pair. */
export class EdgeTable {
  /** By resource: user to the pair's position in the lists below. */
  readonly #positions: Map<number, number>[] = [];
  readonly #users: number[] = [];
  readonly #resources: number[] = [];
  readonly #marks: number[] = [];
  /** Not a number where none is stated. */
  readonly #times: number[] = [];

  /** Adds a pair unless it is there; returns its position. */
  add(user: number, resource: number): number {
    let ofResource = this.#positions[resource];
    if (ofResource === undefined) {
      ofResource = new Map();
      this.#positions[resource] = ofResource;
    }
    const known = ofResource.get(user);
    if (known !== undefined) return known;
    const position = this.#users.push(user) - 1;
    ofResource.set(user, position);
    this.#resources.push(resource);
    this.#marks.push(0);
    this.#times.push(Number.NaN);
    return position;
  }

  find(user: number, resource: number): number | undefined {
    return this.#positions[resource]?.get(user);
  }

  mark(position: number, mark: number): void {
    this.#marks[position] = this.marks(position) | mark;
  }

  marks(position: number): number {
    return this.#marks[position] ?? 0;
  }

  /** Keeps the earliest of the times that are stated for the pair, in milliseconds. */
  since(position: number, time: number): void {
    const known = this.time(position);
    if (known === undefined || time < known) this.#times[position] = time;
  }

  time(position: number): number | undefined {
    const time = this.#times[position] ?? Number.NaN;
    return Number.isNaN(time) ? undefined : time;
  }

  get size(): number {
    return this.#users.length;
  }

  /** Every pair, in the order of the report. */
  *pairs(): Generator<{ user: number; resource: number; position: number }> {
    for (const [position, user] of this.#users.entries()) {
      yield { user, resource: this.#resources[position] ?? -1, position };
    }
  }
}
