/** A set of small whole numbers: one byte for each number up to the largest. */
export class NumberSet {
  #marks = new Uint8Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(number: number): void {
    if (number >= this.#marks.length) {
      const larger = new Uint8Array(Math.max(number + 1, this.#marks.length * 2));
      larger.set(this.#marks);
      this.#marks = larger;
    }
    if (this.#marks[number] === 1) return;
    this.#marks[number] = 1;
    this.#size += 1;
  }

  has(number: number): boolean {
    return this.#marks[number] === 1;
  }
}
