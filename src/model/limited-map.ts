/**
 * A map that forgets everything when what it holds would weigh more than `most`: for what comes again and again, or
 * hardly ever. Which entries are older is not kept, since that would cost as much as making them anew.
 */
export class LimitedMap<Key, Value> {
  readonly #values = new Map<Key, Value>();
  readonly #most: number;
  #weight = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: Key): Value | undefined {
    return this.#values.get(key);
  }

  /** Keeps a value under a key that is not there yet; the value. What alone weighs more than `most` is kept too. */
  add(key: Key, value: Value, weight = 1): Value {
    if (this.#weight + weight > this.#most) this.clear();
    this.#weight += weight;
    this.#values.set(key, value);
    return value;
  }

  clear(): void {
    this.#values.clear();
    this.#weight = 0;
  }
}
