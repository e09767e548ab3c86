import { NameIndex } from "./name-index.js";
import { ownText } from "./own-text.js";

/** A user, a group or an app as the sync file or a report names it. */
export interface RosterEntry {
  id?: string;
  displayName?: string;
  username?: string;
  email?: string;
  /** Only for whom a report alone names: when the report says that the user was made, in milliseconds. */
  createdAt?: number;
}

/** How a report's row names somebody; what it leaves blank is absent. */
export type Reference = Pick<RosterEntry, "id" | "displayName" | "username" | "email">;

/**
 * Numbers everybody of one kind: those of the sync file first, then the strangers that only reports name. A number
 * stands for its entry in everything that is counted by the million.
 */
export class Roster {
  readonly #entries: RosterEntry[] = [];
  readonly #byId = new Map<string, number>();
  /** By user name, or by the names of a group or app. */
  readonly #byName = new NameIndex();
  readonly #byEmail = new NameIndex();
  readonly #strangers = new Map<string, number>();
  #knownCount = 0;

  /** Adds one of the sync file's; `names` are all that a report may call a group or app. Before any stranger. */
  add(entry: RosterEntry & { id: string }, names: readonly string[]): void {
    const number = this.#entries.push(entry) - 1;
    this.#knownCount = this.#entries.length;
    this.#byId.set(entry.id, number);
    for (const name of names) this.#byName.add(number, name);
    if (entry.email !== undefined) this.#byEmail.add(number, entry.email);
  }

  /** How many the sync file holds: the numbers below are theirs. */
  get knownCount(): number {
    return this.#knownCount;
  }

  isKnown(number: number): boolean {
    return number < this.#knownCount;
  }

  entry(number: number): RosterEntry {
    return this.#entries[number] ?? {};
  }

  /** When a report says that a stranger was made. */
  setCreatedAt(number: number, time: number): void {
    const entry = this.#entries[number];
    if (entry !== undefined) entry.createdAt = time;
  }

  numberOf(id: string): number | undefined {
    return this.#byId.get(id);
  }

  /** The sync file's of that name or, where the row gives none or several have it, of that e-mail address. */
  find({ username, displayName, email }: Reference): readonly number[] {
    const name = username ?? displayName;
    const named = name === undefined ? undefined : this.#byName.find(name);
    if (named?.length === 1 || email === undefined) return named ?? [];
    const addressed = this.#byEmail.find(email);
    if (named === undefined) return addressed;
    // Whoever has another user name is somebody else, whatever the address.
    if (named.length === 0) return addressed.filter((number) => this.entry(number).username === undefined);
    const both = addressed.filter((number) => named.includes(number));
    return both.length === 0 ? named : both;
  }

  /** The number of somebody whom the sync file does not hold. */
  stranger(reference: Reference): number {
    const { id, username, displayName, email } = reference;
    const key = JSON.stringify(id === undefined ? [username ?? displayName ?? "", email ?? ""] : id);
    const known = this.#strangers.get(key);
    if (known !== undefined) return known;
    const own = Object.entries(reference).map(([name, text]) => [name, ownText(text)]);
    const number = this.#entries.push(Object.fromEntries(own)) - 1;
    this.#strangers.set(key, number);
    return number;
  }
}
