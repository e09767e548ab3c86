/** So many texts are looked through for one that comes again; what is unique passes by. */
const MOST = 4096;

/** Keeps one of equal texts, so that the others need not be: for what comes again and again, such as departments. */
export class TextPool {
  #texts = new Map<string, string>();

  share(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    // Begun anew rather than grown: a name in a thousand comes again soon.
    if (this.#texts.size === MOST) this.#texts = new Map();
    this.#texts.set(text, text);
    return text;
  }
}
