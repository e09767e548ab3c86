/** A chain that has no numbers yet. */
export const EMPTY_CHAIN = -1;

const FIRST_CAPACITY = 1024;

/** Any number of lists of small numbers: eight bytes for each number, and nothing for a list. */
export class NumberChains {
  #numbers = new Int32Array(FIRST_CAPACITY);
  #rests = new Int32Array(FIRST_CAPACITY);
  #length = 0;

  /** The chain with one more number. */
  add(chain: number, number: number): number {
    if (this.#length === this.#numbers.length) {
      this.#numbers = grown(this.#numbers);
      this.#rests = grown(this.#rests);
    }
    const longer = this.#length;
    this.#numbers[longer] = number;
    this.#rests[longer] = chain;
    this.#length += 1;
    return longer;
  }

  /** The newest first. */
  *numbers(chain: number): Generator<number> {
    for (let at = chain; at !== EMPTY_CHAIN; at = this.#rests[at] ?? EMPTY_CHAIN)
      yield this.#numbers[at] ?? 0;
  }
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
