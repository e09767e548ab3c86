import type { Intent, Outcome, ReceiptBook } from "../../src/provision/receipt.js";

/** A line of receipts: what is about to be done, or what came of it. */
export type BookedLine = { id: string; intent: Intent } | { id: string; outcome: Outcome };

/** Receipts in memory, in the order in which they were written. */
export class ArrayBook implements ReceiptBook {
  readonly lines: BookedLine[] = [];

  async begin(intent: Intent) {
    const id = `receipt-${this.lines.length + 1}`;
    this.lines.push({ id, intent });
    return {
      id,
      finish: async (outcome: Outcome) => {
        this.lines.push({ id, outcome });
      },
    };
  }
}
