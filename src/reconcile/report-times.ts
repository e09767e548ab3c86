import type { EdgeTable } from "./edge-table.js";
import { ownText } from "./own-text.js";
import { reportTime } from "./report-time.js";
import type { Roster } from "./roster.js";
import type { Named } from "./side-reading.js";

/** When people signed in to apps, and since when they have what they have, as a report's rows say. */
export class ReportTimes {
  readonly #users: Roster;
  readonly #lastLogins = new Map<number, number>();
  readonly #unmatched = new Set<string | number>();
  #unreadable = 0;

  constructor(users: Roster) {
    this.#users = users;
  }

  /** Keeps the newest sign-in of each user, in milliseconds. `name` tells ambiguous people apart. */
  addLastLogin(user: Named, text: string, name: string): void {
    const time = this.#read(text);
    if (time === undefined || user === "nobody") return;
    if (user === "ambiguous") this.#unmatched.add(ownText(name));
    else if (!this.#users.isKnown(user)) this.#unmatched.add(user);
    else if (time > (this.#lastLogins.get(user) ?? Number.NEGATIVE_INFINITY))
      this.#lastLogins.set(user, time);
  }

  addSince(edges: EdgeTable, position: number, text: string): void {
    const time = this.#read(text);
    if (time !== undefined) edges.since(position, time);
  }

  get lastLogins(): ReadonlyMap<number, number> {
    return this.#lastLogins;
  }

  /** How many people with a sign-in are not known in the sync file. */
  get unmatched(): number {
    return this.#unmatched.size;
  }

  get unreadable(): number {
    return this.#unreadable;
  }

  #read(text: string): number | undefined {
    const time = reportTime(text);
    if (time !== "unreadable") return time;
    this.#unreadable += 1;
    return undefined;
  }
}
