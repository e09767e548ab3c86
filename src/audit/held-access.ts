import { pathIds } from "../access/paths.js";
import type { Grant } from "../model/grant.js";
import { type ResourceId, resourceKey } from "../model/resource-id.js";
import type { AuditedAccount } from "./audited-account.js";
import type { AuditedEntitlement } from "./audited-resource.js";
import { IntegerList } from "./integer-list.js";

/** Something that an account holds. */
export interface Held {
  account: AuditedAccount;
  entitlement: AuditedEntitlement;
  /** Whether the account holds it by itself, whatever comes through groups too. */
  isDirect: boolean;
  /** The entitlements through which it is held as well, or only, in the grant's order. */
  through: readonly AuditedEntitlement[];
}

/** A group that is bound to an app. */
export interface Binding {
  group: AuditedEntitlement;
  app: AuditedEntitlement;
}

const DIRECT = -1;

/** Who holds what, as integers: about 20 bytes a grant, however many there are. */
export class HeldAccess {
  readonly #accounts: readonly AuditedAccount[];
  /** Of accounts, by type, then by id: composing a key for each of a million grants takes its time. */
  readonly #numbersByType = new Map<string, Map<string, number>>();
  readonly #entitlements: readonly AuditedEntitlement[];
  readonly #entitlementNumbers: ReadonlyMap<string, number>;
  readonly #holder = new IntegerList();
  readonly #what = new IntegerList();
  /** Where each grant's ways begin in `#ways`; DIRECT is one of them. */
  readonly #from = new IntegerList();
  readonly #ways = new IntegerList();
  readonly #bindings: Binding[] = [];
  #strangers = 0;
  #byAccount: { starts: Int32Array; grants: Int32Array } | undefined;

  constructor(accounts: readonly AuditedAccount[], entitlements: readonly AuditedEntitlement[]) {
    this.#accounts = accounts;
    this.#entitlements = entitlements;
    this.#entitlementNumbers = new Map(entitlements.map(({ id }, number) => [id, number]));
    for (const [number, { id }] of accounts.entries()) {
      const ofType = this.#numbersByType.get(id.resourceType);
      if (ofType === undefined) this.#numbersByType.set(id.resourceType, new Map([[id.resource, number]]));
      else ofType.set(id.resource, number);
    }
  }

  /** In the file's order. A grant of or to what the file does not hold is only counted: `verify` tells of it. */
  add(grant: Grant): void {
    const what = this.#entitlementNumbers.get(grant.entitlement.id);
    const app = what === undefined ? undefined : this.#entitlements[what];
    if (what === undefined || app === undefined) {
      this.#strangers += 1;
      return;
    }
    const holder = this.#numberOf(grant.principal);
    if (holder === undefined) {
      const group = this.#entitlements[this.#entitlementNumbers.get(memberId(grant)) ?? -1];
      if (group === undefined) this.#strangers += 1;
      else this.#bindings.push({ group, app });
      return;
    }
    this.#holder.push(holder);
    this.#what.push(what);
    this.#from.push(this.#ways.length);
    for (const id of pathIds(grant)) {
      const way = id === grant.entitlement.id ? DIRECT : this.#entitlementNumbers.get(id);
      if (way !== undefined) this.#ways.push(way);
    }
  }

  /** Grants of or to what the file does not hold: nobody is judged by them. */
  get strangers(): number {
    return this.#strangers;
  }

  /** How much accounts hold in all. */
  get size(): number {
    return this.#holder.length;
  }

  /** Everything that accounts hold, in the file's order: by entitlement, then by account. */
  *all(): Generator<Held> {
    for (let number = 0; number < this.size; number += 1) yield* this.#held(number);
  }

  /** What one account holds, in the file's order. */
  *of(account: AuditedAccount): Generator<Held> {
    const { starts, grants } = this.#indexed();
    const number = this.#numberOf(account) ?? -1;
    for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at += 1) {
      yield* this.#held(grants[at] ?? -1);
    }
  }

  /** How many entitlements one account holds. */
  countOf(account: AuditedAccount): number {
    const { starts } = this.#indexed();
    const number = this.#numberOf(account) ?? -1;
    return (starts[number + 1] ?? 0) - (starts[number] ?? 0);
  }

  /** How many accounts hold each entitlement, of those that are counted. Asks once an account, not once a grant. */
  holders(
    isCounted: (account: AuditedAccount) => boolean,
  ): { entitlement: AuditedEntitlement; count: number }[] {
    const counted = Uint8Array.from(this.#accounts, (account) => (isCounted(account) ? 1 : 0));
    const counts = new Int32Array(this.#entitlements.length);
    for (let number = 0; number < this.size; number += 1) {
      const what = this.#what.at(number);
      counts[what] = (counts[what] ?? 0) + (counted[this.#holder.at(number)] ?? 0);
    }
    return this.#entitlements.map((entitlement, number) => ({ entitlement, count: counts[number] ?? 0 }));
  }

  /** Which groups are bound to which apps, in the file's order. */
  bindings(): readonly Binding[] {
    return this.#bindings;
  }

  #numberOf({ id: { resourceType, resource } }: { id: ResourceId }): number | undefined {
    return this.#numbersByType.get(resourceType)?.get(resource);
  }

  *#held(number: number): Generator<Held> {
    const account = this.#accounts[this.#holder.at(number)];
    const entitlement = this.#entitlements[this.#what.at(number)];
    if (account === undefined || entitlement === undefined) return;
    const end = number + 1 < this.size ? this.#from.at(number + 1) : this.#ways.length;
    let isDirect = false;
    const through: AuditedEntitlement[] = [];
    for (let at = this.#from.at(number); at < end; at += 1) {
      const way = this.#ways.at(at);
      const source = this.#entitlements[way];
      if (way === DIRECT) isDirect = true;
      else if (source !== undefined) through.push(source);
    }
    yield { account, entitlement, isDirect, through };
  }

  #indexed(): { starts: Int32Array; grants: Int32Array } {
    if (this.#byAccount !== undefined) return this.#byAccount;
    const starts = new Int32Array(this.#accounts.length + 1);
    const add = (at: number, by: number) => {
      starts[at] = (starts[at] ?? 0) + by;
    };
    for (let number = 0; number < this.size; number += 1) add(this.#holder.at(number) + 1, 1);
    for (let at = 1; at < starts.length; at += 1) add(at, starts[at - 1] ?? 0);
    const next = starts.slice();
    const grants = new Int32Array(this.size);
    for (let number = 0; number < this.size; number += 1) {
      const holder = this.#holder.at(number);
      const at = next[holder] ?? 0;
      grants[at] = number;
      next[holder] = at + 1;
    }
    this.#byAccount = { starts, grants };
    return this.#byAccount;
  }
}

/** The entitlement by which people are in the group that a grant's principal is. */
function memberId({ principal }: Grant): string {
  return `${resourceKey(principal.id)}:member`;
}
