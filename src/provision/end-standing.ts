import { type AskedOrganization, belonging } from "./belonging.js";
import type { CarriedOut, CarryOutOptions } from "./carry-out.js";
import { expiries } from "./expire.js";
import { changeKey } from "./receipts/pairing.js";
import type { Receipt } from "./receipts/receipt.js";
import type { IntentLine } from "./receipts/receipt-line.js";
import { recordGone } from "./take-back.js";

/** The grant of the same with an end that still stands, though somebody revokes it by hand now. */
export function grantToEnd(
  revoke: Pick<IntentLine, "change">,
  { receipts, ...asked }: AskedOrganization & { receipts: readonly Receipt[] },
): Receipt | undefined {
  const key = changeKey(revoke);
  return expiries(receipts)
    .map(({ receipt }) => receipt)
    .find((receipt) => changeKey(receipt.intent) === key && belonging(receipt, asked) !== "elsewhere");
}

/** Whether a revoke sent nothing, since both exist and the one does not hold the other by itself. */
export function foundNothing({ receipt, situation }: CarriedOut): boolean {
  return receipt === undefined && situation?.isHeld === false;
}

/**
 * Ends a grant that was gone when somebody revoked it by hand: else its end would take back what is granted again by
 * hand. Nothing is sent.
 *
 * Throws a ReceiptError when the receipt cannot be begun.
 */
export async function endStanding(
  standing: Receipt,
  { carried, ...options }: Pick<CarryOutOptions, "changes" | "book" | "intent"> & { carried: CarriedOut },
): Promise<CarriedOut> {
  const { receipt, receiptError } = await recordGone(standing, options);
  return { ...carried, receipt, ends: standing.intent.id, ...(receiptError && { receiptError }) };
}
