import { type Account, accountOf } from "../access/account.js";
import { type Person, Persons } from "../access/persons.js";
import type { NamedResource } from "../access/privileged.js";
import { entitlementResource } from "../model/entitlement.js";
import type { Resource } from "../model/resource.js";
import { resourceKey } from "../model/resource-id.js";
import type { Named } from "./events/event.js";
import type { Pair } from "./merge.js";
import { QuietUsers } from "./quiet-users.js";

/**
 * Whoever and whatever is in at least one of the two files. Of accounts it holds what readers ask for, of everything
 * else the display name.
 */
export class Directory {
  readonly #persons = new Persons();
  readonly #quiet = new QuietUsers();
  readonly #names = new Map<string, string>();
  /** Accounts as the older file has them, where the newer one has none or another. */
  readonly #before = new Map<string, Account>();
  readonly #gone: Account[] = [];
  #areGoneAdded = false;

  /** Takes in a resource; all of them before anything is asked for. */
  add({ before, after, isSame }: Pair<Resource>): void {
    const resource = after ?? before;
    if (resource === undefined) return;
    const account = accountOf(resource);
    if (account === undefined) {
      this.#names.set(resourceKey(resource.id), resource.displayName);
      return;
    }
    if (before !== undefined && !isSame) {
      const old = after === undefined ? account : accountOf(before);
      if (old !== undefined) this.#before.set(account.key, old);
    }
    if (after === undefined) this.#gone.push(account);
    else if (isSame && account.id.resourceType === "user" && account.linkedKey === undefined) {
      this.#quiet.add(account);
    } else this.#persons.add(account);
  }

  /** The person whose account it is; accounts that are gone belong to whom they belonged to. */
  personOf(accountKey: string): Person | undefined {
    return this.#all.of(accountKey) ?? alone(this.#quiet.account(accountKey));
  }

  account(key: string): Account | undefined {
    return this.#all.account(key) ?? this.#quiet.account(key);
  }

  /** The account as the older file has it; `undefined` when it is new. */
  accountBefore(key: string): Account | undefined {
    return this.#before.get(key);
  }

  /** Everything that is no account: groups, apps, roles. */
  resources(): NamedResource[] {
    // A resource's key is made as an entitlement's id is, without the slug.
    return [...this.#names].map(([key, displayName]) => ({
      id: entitlementResource(`${key}:`),
      displayName,
    }));
  }

  named(key: string): Named {
    return { id: key, displayName: this.#names.get(key) ?? this.account(key)?.displayName ?? key };
  }

  /**
   * Somebody whose user is gone is still the person whose administrator account is there, unless that account now
   * belongs to somebody else.
   */
  get #all(): Persons {
    if (!this.#areGoneAdded) {
      this.#areGoneAdded = true;
      for (const account of this.#gone) {
        const { linkedKey, linkBasis, ...alone } = account;
        const other = linkedKey === undefined ? undefined : this.#persons.account(linkedKey);
        const isTaken = other?.linkedKey !== undefined && other.linkedKey !== account.key;
        this.#persons.add(isTaken ? alone : account);
      }
    }
    return this.#persons;
  }
}

function alone(account: Account | undefined): Person | undefined {
  return account && { key: account.key, accounts: [account] };
}
