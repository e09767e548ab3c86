import { LockLostError, OutputError } from "../sync-file/errors.js";
import type { OpenReceipt, Outcome } from "./receipt.js";
import { FalseReceiptsError, ReceiptsError } from "./receipts/errors.js";

/** Why a line of a receipt could not be written: the disk, another run that took the file over, or what stands in it. */
export type ReceiptError = OutputError | LockLostError | ReceiptsError | FalseReceiptsError;

export function isReceiptError(error: unknown): error is ReceiptError {
  return [OutputError, LockLostError, ReceiptsError, FalseReceiptsError].some(
    (kind) => error instanceof kind,
  );
}

/** What was done cannot be undone because nothing can be written: then why is returned, to be told besides. */
export async function finishReceipt(
  receipt: OpenReceipt,
  outcome: Outcome,
): Promise<ReceiptError | undefined> {
  try {
    await receipt.finish(outcome);
    return undefined;
  } catch (error) {
    if (isReceiptError(error)) return error;
    throw error;
  }
}
