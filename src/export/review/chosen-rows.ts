import { NumberSet } from "../number-set.js";
import type { ReviewRow } from "./review-row.js";

/** How many rows went out, and what was left out of them. */
export class RowTally {
  rows = 0;
  /** Rows of accounts that have nothing, which nobody asked for. */
  idleLeftOut = 0;
  readonly #accounts = new NumberSet();

  /** How many accounts the rows are of. */
  get accounts(): number {
    return this.#accounts.size;
  }

  add({ account }: ReviewRow): void {
    this.rows += 1;
    this.#accounts.add(account.number);
  }
}

/** The rows that somebody asked for, counted. */
export async function* chosenRows(
  batches: AsyncIterable<readonly ReviewRow[]>,
  how: { isWanted(row: ReviewRow): boolean; withIdleAccounts: boolean; tally: RowTally },
): AsyncGenerator<readonly ReviewRow[]> {
  const { isWanted, withIdleAccounts, tally } = how;
  for await (const batch of batches) {
    yield batch.filter((row) => {
      if (!isWanted(row)) return false;
      if (row.entitlement === undefined && !withIdleAccounts) {
        tally.idleLeftOut += 1;
        return false;
      }
      tally.add(row);
      return true;
    });
  }
}
