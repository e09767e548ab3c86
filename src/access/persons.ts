import { compareText } from "../model/order.js";
import type { Account } from "./account.js";

/** Everybody with an account: accounts that belong together are one person. */
export interface Person<Item extends Account = Account> {
  /** The key of the first account: stays the same while that account exists. */
  key: string;
  /** The directory user first, then administrator accounts. */
  accounts: readonly Item[];
}

/** Gathers accounts into persons, in whatever order they come. */
export class Persons<Item extends Account = Account> {
  readonly #accounts = new Map<string, Item>();
  /** Keys of accounts that name, or are named by, the account with this key. */
  readonly #links = new Map<string, Set<string>>();

  add(account: Item): void {
    this.#accounts.set(account.key, account);
    if (account.linkedKey === undefined) return;
    this.#link(account.key, account.linkedKey);
    this.#link(account.linkedKey, account.key);
  }

  account(key: string): Item | undefined {
    return this.#accounts.get(key);
  }

  /** The person whose account it is; `undefined` when there is no such account. */
  of(accountKey: string): Person<Item> | undefined {
    const account = this.#accounts.get(accountKey);
    if (account === undefined) return undefined;
    if (!this.#links.has(accountKey)) return { key: accountKey, accounts: [account] };
    const accounts = this.#together(account).sort(compareAccounts);
    return { key: accounts[0]?.key ?? accountKey, accounts };
  }

  /** Everybody once, in the order in which their first accounts came. */
  *all(): Generator<Person<Item>> {
    for (const key of this.#accounts.keys()) {
      const person = this.of(key);
      if (person?.key === key) yield person;
    }
  }

  #link(from: string, to: string): void {
    const known = this.#links.get(from);
    if (known === undefined) this.#links.set(from, new Set([to]));
    else known.add(to);
  }

  #together(first: Item): Item[] {
    const found = new Map([[first.key, first]]);
    for (const { key } of found.values()) {
      for (const other of this.#links.get(key) ?? []) {
        const account = this.#accounts.get(other);
        if (account !== undefined) found.set(other, account);
      }
    }
    return [...found.values()];
  }
}

/** The directory knows a person's department, manager and name: its account leads. */
function compareAccounts(a: Account, b: Account): number {
  const rank = ({ id }: Account) => (id.resourceType === "user" ? 0 : 1);
  return rank(a) - rank(b) || compareText(a.key, b.key);
}
