import { folded } from "./best-match.js";
import { findResources } from "./find-resource.js";
import type { Person, Persons } from "./persons.js";

/** So many letters in common are no chance. */
const LETTERS_IN_COMMON = 3;
const MOST_NEAREST = 3;

/**
 * Everybody whom `text` may mean, by any of their accounts: one person, several who cannot be told apart by it, or
 * nobody. Read as `findResources` reads it.
 */
export function findPersons(persons: Persons, text: string): readonly Person[] {
  const accounts = [...persons.all()].flatMap((person) => person.accounts);
  const found = new Map<string, Person>();
  for (const { key } of findResources(accounts, text)?.items ?? []) {
    const person = persons.of(key);
    if (person !== undefined) found.set(person.key, person);
  }
  return [...found.values()];
}

/** Persons with a word that begins as a word of `text` does, the most alike first: for whoever mistyped a name. */
export function nearestPersons(persons: Persons, text: string): readonly Person[] {
  const words = wordsOf(text);
  const near: { person: Person; letters: number }[] = [];
  for (const person of persons.all()) {
    const names = person.accounts.flatMap(({ displayName, email = "", username = "" }) => [
      ...wordsOf(displayName),
      ...wordsOf(email),
      ...wordsOf(username),
    ]);
    const letters = Math.max(0, ...words.flatMap((word) => names.map((name) => lettersInCommon(word, name))));
    if (letters >= LETTERS_IN_COMMON) near.push({ person, letters });
  }
  return near
    .sort((a, b) => b.letters - a.letters)
    .slice(0, MOST_NEAREST)
    .map(({ person }) => person);
}

/** "tom.brandt@acme.com" is the words tom and brandt: everybody's address has the rest. */
function wordsOf(text: string): string[] {
  return folded(text)
    .replace(/@.*$/, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function lettersInCommon(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}
