import type { Account } from "./account.js";
import { closest, foldName } from "./closest.js";
import type { Person, Persons } from "./persons.js";

/** So many letters in common are no chance. */
const LETTERS_IN_COMMON = 3;
const MOST_NEAREST = 3;

/**
 * Everybody whom `text` may mean: one person, several who cannot be told apart by it, or nobody. Stricter readings go
 * first, and where one finds somebody, the others are not tried: `type:id`; then id, e-mail address or user name; then
 * the whole display name; then a part of it. Upper and lower case are the same, but not in ids.
 */
export function findPersons(persons: Persons, text: string): readonly Person[] {
  const folded = foldName(text);
  return closest(persons.all(), ({ accounts }) => {
    const ranks = accounts.flatMap((account) => rankOf(account, { text, folded }) ?? []);
    return ranks.length === 0 ? undefined : Math.min(...ranks);
  });
}

function rankOf(account: Account, { text, folded }: { text: string; folded: string }): number | undefined {
  if (account.key === text) return 0;
  const { id, email, username, displayName } = account;
  const isHandle = (handle: string | undefined) => handle !== undefined && foldName(handle) === folded;
  if (id.resource === text || isHandle(email) || isHandle(username)) return 1;
  const name = foldName(displayName);
  if (name === folded) return 2;
  return folded !== "" && name.includes(folded) ? 3 : undefined;
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
  return foldName(text)
    .replace(/@.*$/, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function lettersInCommon(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}
