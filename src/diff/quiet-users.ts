import type { Account } from "../access/account.js";

/** What events may tell of a user of whom nothing changed. */
interface QuietUser {
  displayName: string;
  email: string | undefined;
  state: Account["state"];
}

/**
 * Users with the same record in both files and no other account: nearly everybody. Kept as small as can be, since
 * memory grows with them: by the user's own id, and without what no event asks of them.
 */
export class QuietUsers {
  readonly #users = new Map<string, QuietUser>();

  add({ id, displayName, email, state }: Account): void {
    this.#users.set(id.resource, { displayName, email, state });
  }

  /** The account with this key; `undefined` when it is none of them. */
  account(key: string): Account | undefined {
    if (!key.startsWith(PREFIX)) return undefined;
    const resource = key.slice(PREFIX.length);
    const user = this.#users.get(resource);
    if (user === undefined) return undefined;
    const { displayName, email, state } = user;
    const id = { resourceType: "user", resource };
    return { id, key, displayName, ...(email !== undefined && { email }), state };
  }
}

const PREFIX = "user:";
