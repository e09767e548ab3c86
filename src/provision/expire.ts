import { changeKey } from "./receipts/pairing.js";
import { type Receipt, stateOf } from "./receipts/receipt.js";

/** A grant that was given for a time, and that nothing since has taken back or given anew. */
export interface Expiry {
  receipt: Receipt;
  until: Date;
}

/**
 * The grants that are to be taken back some day, the earliest first. Only what the tool itself added: what was there
 * before ("already so") is not ours to take away. A later receipt of the same ends it: a revoke, since it is gone, or a
 * grant that was done, since then somebody had removed ours and this one has its own end, or none.
 *
 * `receipts` in the order of the file.
 */
export function expiries(receipts: readonly Receipt[]): Expiry[] {
  return standingGrants(receipts)
    .flatMap((receipt) => {
      const { until } = receipt.intent;
      return until === undefined ? [] : [{ receipt, until: new Date(until) }];
    })
    .sort((a, b) => a.until.getTime() - b.until.getTime());
}

/** The same, with those that have no end, in the order of the file. */
export function standingGrants(receipts: readonly Receipt[]): Receipt[] {
  const standing = new Map<string, Receipt>();
  for (const receipt of receipts) {
    const { change } = receipt.intent;
    const state = stateOf(receipt);
    const key = changeKey(receipt.intent);
    if (change.action === "revoke" && (state === "done" || state === "already so")) standing.delete(key);
    if (change.action === "grant" && state === "done") standing.set(key, receipt);
  }
  return [...standing.values()];
}

/** Those whose time is over at `now`. */
export function dueAt(all: readonly Expiry[], now: Date): Expiry[] {
  return all.filter(({ until }) => until <= now);
}
