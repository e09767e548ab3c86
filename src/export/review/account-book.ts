import type { ResourceId } from "../../model/resource-id.js";
import { ResourceNumbers } from "../../model/resource-numbers.js";
import { strangerAccount } from "./review-account.js";
import type { ReviewAccount } from "./review-row.js";

/** The accounts of a file, each once. */
export class AccountBook {
  readonly #numbers = new ResourceNumbers();
  readonly #accounts: ReviewAccount[] = [];

  add(id: ResourceId, account: Omit<ReviewAccount, "number">): ReviewAccount {
    const number = this.#numbers.add(id);
    const numbered = { ...account, number };
    this.#accounts[number] = numbered;
    return numbered;
  }

  /** Of an account that the file does not hold, the id is known. */
  of(id: ResourceId): ReviewAccount {
    const known = this.#accounts[this.#numbers.of(id) ?? -1];
    return known ?? this.add(id, { ...strangerAccount(id), extras: [] });
  }

  /** In the file's order; behind them those that it does not hold. */
  all(): Iterable<ReviewAccount> {
    return this.#accounts;
  }
}
