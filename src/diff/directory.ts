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
  readonly #gone = new Map<string, Account>();
  /** As the older file has them: accounts that belong to nobody else's in the newer one. */
  readonly #unlinked: Account[] = [];
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
      if (old?.linkedKey !== undefined && account.linkedKey === undefined) this.#unlinked.push(old);
    }
    if (after === undefined) this.#gone.set(account.key, account);
    else if (isSame && account.id.resourceType === "user" && account.linkedKey === undefined) {
      this.#quiet.add(account);
    } else this.#persons.add(account);
  }

  /**
   * The person whose account it is; accounts that are gone, or that nothing links any more, belong to whom they
   * belonged to.
   */
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

  /** Whether only the older file has the account. */
  isGone(key: string): boolean {
    return this.#gone.has(key);
  }

  named(key: string): Named {
    return { id: key, displayName: this.#names.get(key) ?? this.account(key)?.displayName ?? key };
  }

  get #all(): Persons {
    if (!this.#areGoneAdded) {
      this.#areGoneAdded = true;
      for (const account of this.#gone.values()) this.#addGone(account);
      for (const account of this.#unlinked) this.#linkAgain(account);
    }
    return this.#persons;
  }

  /**
   * Somebody whose user is gone is still the person whose administrator account is there, unless that account now
   * belongs to somebody else.
   */
  #addGone(account: Account): void {
    const { linkedKey, linkBasis, ...alone } = account;
    this.#persons.add(this.#isTaken(account) ? alone : account);
  }

  /**
   * Accounts are linked by their address. When one gets another address, on the day on which somebody leaves above
   * all, the other one is still that person's, unless it is somebody else's now.
   */
  #linkAgain(before: Account): void {
    const { key, linkedKey, linkBasis } = before;
    const account = this.#persons.account(key);
    if (account === undefined || linkedKey === undefined || this.#isTaken(before)) return;
    this.#persons.add({ ...account, linkedKey, ...(linkBasis !== undefined && { linkBasis }) });
  }

  #isTaken({ key, linkedKey }: Account): boolean {
    const other = linkedKey === undefined ? undefined : this.#persons.account(linkedKey);
    return other?.linkedKey !== undefined && other.linkedKey !== key;
  }
}

function alone(account: Account | undefined): Person | undefined {
  return account && { key: account.key, accounts: [account] };
}
