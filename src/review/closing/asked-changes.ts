import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import { type Receipt, stateOf } from "../../provision/receipts/receipt.js";

/** What was asked of JumpCloud about one thing that an account has. */
export interface Asked {
  /** The last time. */
  last: Receipt;
  /** The last time that JumpCloud did it. */
  done?: Receipt;
}

interface Held {
  account: ResourceId;
  entitlement: string;
}

/** The removals that a receipts file tells of, by what was to be removed. */
export class AskedChanges {
  readonly #asked = new Map<string, Asked>();

  /** `receipts` in the order of their first lines. */
  constructor(receipts: readonly Receipt[]) {
    for (const receipt of receipts) {
      const { action, entitlement, principal } = receipt.intent.change;
      if (action !== "revoke") continue;
      const key = heldKey({ account: principal, entitlement });
      const done = stateOf(receipt) === "done" ? receipt : this.#asked.get(key)?.done;
      this.#asked.set(key, { last: receipt, ...(done && { done }) });
    }
  }

  /** `undefined` where it was never asked for. */
  of(held: Held): Asked | undefined {
    return this.#asked.get(heldKey(held));
  }
}

/** Equal for the same thing that the same account has. */
export function heldKey({ account, entitlement }: Held): string {
  return JSON.stringify([resourceKey(account), entitlement]);
}
