import type { ReviewRow } from "../review/review-row.js";
import type { Ways } from "./source.js";

/** The rows of each grant together, and each row of an account that has nothing. */
export async function* grantsOf(
  batches: AsyncIterable<readonly ReviewRow[]>,
): AsyncGenerator<readonly Ways[]> {
  let last: [ReviewRow, ...ReviewRow[]] | undefined;
  for await (const rows of batches) {
    const grants: Ways[] = [];
    for (const row of rows) {
      if (last !== undefined && isOfSameGrant(last[0], row)) {
        last.push(row);
        continue;
      }
      if (last !== undefined) grants.push(last);
      last = [row];
    }
    yield grants;
  }
  if (last !== undefined) yield [last];
}

function isOfSameGrant(a: ReviewRow, b: ReviewRow): boolean {
  return a.entitlement !== undefined && a.entitlement === b.entitlement && a.account.key === b.account.key;
}
