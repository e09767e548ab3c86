const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** Words as a POSIX shell takes them for the same words. */
export function shellWords(words: readonly string[]): string {
  return words.map((word) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(" ");
}
