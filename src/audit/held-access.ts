import { pathIds } from "../access/paths.js";
import type { Grant } from "../model/grant.js";
import { LimitedMap } from "../model/limited-map.js";
import { resourceKey } from "../model/resource-id.js";
import { ResourceNumbers } from "../model/resource-numbers.js";
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
/** Behind the last one of a grant's ways. */
const END = -2;
/** Where the ways of those begin who have something by themselves alone: most have it so. */
const DIRECT_ALONE = 0;

/** Combinations of ways are those of an entitlement's groups; where it has more of them than this, few come again. */
const MOST_COMBINATIONS = 1000;

const directAlone = { isDirect: true, through: [] } as const;

/** Who holds what, as integers: 12 to 20 bytes a grant, however many there are. */
export class HeldAccess {
  readonly #accounts: readonly AuditedAccount[];
  readonly #numbers = new ResourceNumbers();
  readonly #entitlements: readonly AuditedEntitlement[];
  readonly #entitlementNumbers: ReadonlyMap<string, number>;
  /** Where the grants of each entitlement that is held begin: those of one follow each other. */
  readonly #runs: { what: number; start: number }[] = [];
  readonly #holder = new IntegerList();
  /** Where each grant's ways begin in `#ways`. */
  readonly #from = new IntegerList();
  /** The same ways to one entitlement stand here once. */
  readonly #ways = new IntegerList();
  /** Where they do, for the entitlement that was added last: by their ids, and by the sources that grants share. */
  readonly #combinations = new LimitedMap<string, number>(MOST_COMBINATIONS);
  readonly #shared = new LimitedMap<NonNullable<Grant["sources"]>, number>(MOST_COMBINATIONS);
  readonly #bindings: Binding[] = [];
  #strangers = 0;
  #byAccount: { starts: Int32Array; grants: Int32Array } | undefined;

  constructor(accounts: readonly AuditedAccount[], entitlements: readonly AuditedEntitlement[]) {
    this.#accounts = accounts;
    this.#entitlements = entitlements;
    this.#entitlementNumbers = new Map(entitlements.map(({ id }, number) => [id, number]));
    for (const { id } of accounts) this.#numbers.add(id);
    if (this.#numbers.size < accounts.length) throw new Error("two accounts have the same id");
    this.#ways.push(DIRECT);
    this.#ways.push(END);
  }

  /** In the file's order. A grant of or to what the file does not hold is only counted: `verify` tells of it. */
  add(grant: Grant): void {
    const what = this.#entitlementNumbers.get(grant.entitlement.id);
    const app = what === undefined ? undefined : this.#entitlements[what];
    if (what === undefined || app === undefined) {
      this.#strangers += 1;
      return;
    }
    const holder = this.#numbers.of(grant.principal.id);
    if (holder === undefined) {
      const group = this.#entitlements[this.#entitlementNumbers.get(memberId(grant)) ?? -1];
      if (group === undefined) this.#strangers += 1;
      else this.#bindings.push({ group, app });
      return;
    }
    this.#begin(what);
    this.#holder.push(holder);
    this.#from.push(this.#waysOf(grant));
  }

  /** Grants of or to what the file does not hold: nobody is judged by them. */
  get strangers(): number {
    return this.#strangers;
  }

  /** How much accounts hold in all. */
  get size(): number {
    return this.#holder.length;
  }

  /**
   * Everything that accounts hold, in the file's order: by entitlement, then by account; only what `isAsked` about, where
   * it is given.
   */
  *all(isAsked: (entitlement: AuditedEntitlement) => boolean = () => true): Generator<Held> {
    for (const [index, { what, start }] of this.#runs.entries()) {
      const entitlement = this.#entitlements[what];
      if (entitlement === undefined || !isAsked(entitlement)) continue;
      const end = this.#runs[index + 1]?.start ?? this.size;
      for (let number = start; number < end; number += 1) {
        const account = this.#accounts[this.#holder.at(number)];
        if (account !== undefined) yield { account, entitlement, ...this.#waysAt(number) };
      }
    }
  }

  /** What one account holds, in the file's order. */
  *of(account: AuditedAccount): Generator<Held> {
    const { starts, grants } = this.#indexed();
    const holder = this.#numbers.of(account.id) ?? -1;
    for (let at = starts[holder] ?? 0; at < (starts[holder + 1] ?? 0); at += 1) {
      const number = grants[at] ?? -1;
      const entitlement = this.#entitlements[this.#whatOf(number)];
      if (entitlement !== undefined) yield { account, entitlement, ...this.#waysAt(number) };
    }
  }

  /** How many entitlements one account holds. */
  countOf(account: AuditedAccount): number {
    const { starts } = this.#indexed();
    const number = this.#numbers.of(account.id) ?? -1;
    return (starts[number + 1] ?? 0) - (starts[number] ?? 0);
  }

  /** How many accounts hold each entitlement, of those that are counted. Asks once an account, not once a grant. */
  holders(
    isCounted: (account: AuditedAccount) => boolean,
  ): { entitlement: AuditedEntitlement; count: number }[] {
    const counted = Uint8Array.from(this.#accounts, (account) => (isCounted(account) ? 1 : 0));
    const counts = new Int32Array(this.#entitlements.length);
    for (const [index, { what, start }] of this.#runs.entries()) {
      const end = this.#runs[index + 1]?.start ?? this.size;
      let count = 0;
      for (let number = start; number < end; number += 1) count += counted[this.#holder.at(number)] ?? 0;
      counts[what] = (counts[what] ?? 0) + count;
    }
    return this.#entitlements.map((entitlement, number) => ({ entitlement, count: counts[number] ?? 0 }));
  }

  /** Which groups are bound to which apps, in the file's order. */
  bindings(): readonly Binding[] {
    return this.#bindings;
  }

  #begin(what: number): void {
    if (this.#runs.at(-1)?.what === what) return;
    this.#runs.push({ what, start: this.size });
    this.#combinations.clear();
    this.#shared.clear();
  }

  #waysOf(grant: Grant): number {
    const { sources } = grant;
    if (sources === undefined) return DIRECT_ALONE;
    const known = this.#shared.get(sources);
    if (known !== undefined) return known;
    return this.#shared.add(sources, this.#combination(grant));
  }

  #combination(grant: Grant): number {
    const ids = pathIds(grant);
    const name = JSON.stringify(ids);
    const known = this.#combinations.get(name);
    if (known !== undefined) return known;
    const start = this.#ways.length;
    for (const id of ids) {
      const way = id === grant.entitlement.id ? DIRECT : this.#entitlementNumbers.get(id);
      if (way !== undefined) this.#ways.push(way);
    }
    this.#ways.push(END);
    return this.#combinations.add(name, start);
  }

  #waysAt(number: number): Pick<Held, "isDirect" | "through"> {
    const start = this.#from.at(number);
    if (start === DIRECT_ALONE) return directAlone;
    let isDirect = false;
    const through: AuditedEntitlement[] = [];
    for (let at = start; this.#ways.at(at) !== END; at += 1) {
      const way = this.#ways.at(at);
      const source = this.#entitlements[way];
      if (way === DIRECT) isDirect = true;
      else if (source !== undefined) through.push(source);
    }
    return { isDirect, through };
  }

  /** Which entitlement's grants this one is among. */
  #whatOf(number: number): number {
    let from = 0;
    let to = this.#runs.length;
    while (to - from > 1) {
      const middle = Math.floor((from + to) / 2);
      if ((this.#runs[middle]?.start ?? 0) <= number) from = middle;
      else to = middle;
    }
    return this.#runs[from]?.what ?? -1;
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
