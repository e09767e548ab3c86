/** A list of 32-bit integers that grows: four bytes each. */
export class IntegerList {
  #items = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: number): void {
    if (this.#length === this.#items.length) {
      const larger = new Int32Array(this.#items.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.#length] = item;
    this.#length += 1;
  }

  /** -1 where there is none. */
  at(index: number): number {
    return index < this.#length ? (this.#items[index] ?? -1) : -1;
  }
}
