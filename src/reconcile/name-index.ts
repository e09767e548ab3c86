/** Finds numbers by names, in whatever case a person or a spreadsheet wrote them. */
export class NameIndex {
  readonly #numbers = new Map<string, number | number[]>();

  /** All names of one number, then those of the next. A blank one names nobody. */
  add(number: number, name: string): void {
    const key = fold(name);
    if (key === "") return;
    const known = this.#numbers.get(key);
    if (known === undefined) this.#numbers.set(key, number);
    else if (typeof known === "number") {
      if (known !== number) this.#numbers.set(key, [known, number]);
    } else if (known.at(-1) !== number) known.push(number);
  }

  /** Everybody of that name. */
  find(name: string): readonly number[] {
    const known = this.#numbers.get(fold(name)) ?? [];
    return typeof known === "number" ? [known] : known;
  }
}

/** Without what is not seen: case, blanks around it, and how an accent is composed. */
function fold(name: string): string {
  return name.trim().normalize("NFC").toLowerCase();
}
