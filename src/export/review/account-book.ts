import type { ResourceId } from "../../model/resource-id.js";
import { strangerAccount } from "./review-account.js";
import type { ReviewAccount } from "./review-row.js";

/**
 * The accounts of a file, each once, by resource type and then by id: composing a key for each of a million grants
 * would take its time.
 */
export class AccountBook {
  readonly #byType = new Map<string, Map<string, ReviewAccount>>();
  #count = 0;

  add(id: ResourceId, account: Omit<ReviewAccount, "number">): ReviewAccount {
    const numbered = { ...account, number: this.#count };
    this.#count += 1;
    const ofType = this.#byType.get(id.resourceType);
    if (ofType === undefined) this.#byType.set(id.resourceType, new Map([[id.resource, numbered]]));
    else ofType.set(id.resource, numbered);
    return numbered;
  }

  /** Of an account that the file does not hold, the id is known. */
  of(id: ResourceId): ReviewAccount {
    const known = this.#byType.get(id.resourceType)?.get(id.resource);
    return known ?? this.add(id, { ...strangerAccount(id), extras: [] });
  }

  /** In the file's order; behind them those that it does not hold. */
  *all(): Generator<ReviewAccount> {
    for (const ofType of this.#byType.values()) yield* ofType.values();
  }
}
