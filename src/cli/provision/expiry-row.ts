import type { CarriedOut } from "../../provision/carry-out.js";
import type { Expiry } from "../../provision/expire.js";
import type { ReceiptError } from "../../provision/finish-receipt.js";
import { isGone } from "../../provision/take-back.js";

/** What became of one grant that is over, or, of a dry run, what would. */
export interface ExpiryRow {
  expiry: Expiry;
  result: "would revoke" | "revoked" | "already gone" | "not done" | "not known";
  /** The receipt of taking it back. */
  receipt?: string;
  /** Why it was not done, or is not known. */
  reason?: string;
  /** Why a line of its receipt could not be written. */
  receiptError?: ReceiptError;
}

const results = {
  done: "revoked",
  "already so": "already gone",
  "not done": "not done",
  unknown: "not known",
} as const satisfies Record<CarriedOut["result"], ExpiryRow["result"]>;

/** `undefined`: there is something to revoke, and nothing was sent. */
export function expiryRow(expiry: Expiry, carried: CarriedOut | undefined): ExpiryRow {
  if (carried === undefined) return { expiry, result: "would revoke" };
  const { receipt, obstacle, error, readBackError, receiptError } = carried;
  const result = isGone(carried) ? "already gone" : results[carried.result];
  const reason =
    obstacle?.kind === "by rule"
      ? "the rule of the group decides who is in it"
      : (receiptError ?? readBackError ?? error)?.message;
  return {
    expiry,
    result,
    ...(receipt !== undefined && { receipt }),
    ...(reason !== undefined && { reason }),
    ...(receiptError !== undefined && { receiptError }),
  };
}
