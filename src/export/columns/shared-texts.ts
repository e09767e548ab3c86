/** Numbers in place of texts that come often: what stands in a million grants stands in memory once. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  numbers(texts: readonly string[]): number[] {
    return texts.map((text) => {
      const known = this.#numbers.get(text);
      if (known !== undefined) return known;
      const number = this.#texts.push(text) - 1;
      this.#numbers.set(text, number);
      return number;
    });
  }

  /** Each of them once. */
  texts(numbers: Iterable<number>): string[] {
    return [...new Set(numbers)].flatMap((number) => this.#texts[number] ?? []);
  }
}
