import { isUnsettled, type Receipt } from "./receipt.js";
import type { IntentLine, OutcomeLine, ReceiptLine } from "./receipt-line.js";

/** Brings the two lines of each change together. */
export class Pairing {
  readonly #receipts = new Map<string, Receipt>();

  get receipts(): Receipt[] {
    return [...this.#receipts.values()];
  }

  has(id: string): boolean {
    return this.#receipts.has(id);
  }

  /** Takes the next line; tells what it states falsely about those before it. */
  add(line: ReceiptLine): string[] {
    return line.kind === "intent" ? this.#addIntent(line) : this.#addOutcome(line);
  }

  #addIntent(intent: IntentLine): string[] {
    const { id, takesBack } = intent;
    if (this.#receipts.has(id)) return [`a second first line of receipt ${id}`];
    const taken = takesBack === undefined ? undefined : this.#receipts.get(takesBack);
    this.#receipts.set(id, { intent });
    if (takesBack === undefined) return [];
    const isTaken =
      taken?.intent.change.action === "grant" &&
      intent.change.action === "revoke" &&
      changeKey(taken.intent) === changeKey(intent);
    return isTaken ? [] : [`it takes back receipt ${takesBack}, which is no grant of the same before it`];
  }

  #addOutcome(outcome: OutcomeLine): string[] {
    const { id, settledLater } = outcome;
    const receipt = this.#receipts.get(id);
    if (receipt === undefined) return [`an outcome of receipt ${id}, which has no first line before it`];
    if (receipt.outcome !== undefined && !(settledLater && isUnsettled(receipt))) {
      return [`a second outcome of receipt ${id}`];
    }
    receipt.outcome = outcome;
    return [];
  }
}

/** Who has what: equal for a grant and the revoke that takes it back. */
export function changeKey({ change }: Pick<IntentLine, "change">): string {
  const { entitlement, principal } = change;
  return JSON.stringify([entitlement, principal.resourceType, principal.resource]);
}
