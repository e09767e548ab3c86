import type { ResourceId } from "../../model/resource-id.js";
import { strangerAccount } from "./review-account.js";
import type { ReviewAccount } from "./review-row.js";

/**
 * The accounts of a file, each once, by resource type and then by id: composing a key for each of a million grants
 * would take its time.
 */
export class AccountBook {
  readonly #byType = new Map<string, Map<string, ReviewAccount>>();
  /** Accounts of one type follow each other. */
  #last: { type: string; accounts: Map<string, ReviewAccount> } = { type: "", accounts: new Map() };
  #count = 0;

  add(id: ResourceId, account: Omit<ReviewAccount, "number">): ReviewAccount {
    const numbered = { ...account, number: this.#count };
    this.#count += 1;
    this.#ofType(id.resourceType).set(id.resource, numbered);
    return numbered;
  }

  /** Of an account that the file does not hold, the id is known. */
  of(id: ResourceId): ReviewAccount {
    const known = this.#ofType(id.resourceType).get(id.resource);
    return known ?? this.add(id, { ...strangerAccount(id), extras: [] });
  }

  #ofType(type: string): Map<string, ReviewAccount> {
    if (type === this.#last.type) return this.#last.accounts;
    const accounts = this.#byType.get(type) ?? new Map<string, ReviewAccount>();
    this.#byType.set(type, accounts);
    this.#last = { type, accounts };
    return accounts;
  }

  /** In the file's order; behind them those that it does not hold. */
  *all(): Generator<ReviewAccount> {
    for (const ofType of this.#byType.values()) yield* ofType.values();
  }
}
