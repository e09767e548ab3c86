import type { AccessChange } from "./access-change.js";
import { proveGone } from "./belonging.js";
import { type CarriedOut, type CarryOutOptions, carryOut } from "./carry-out.js";
import { edgeOf } from "./change-target.js";
import type { Expiry } from "./expire.js";
import { finishReceipt, type ReceiptError } from "./finish-receipt.js";
import type { Receipt } from "./receipts/receipt.js";

/**
 * Takes back one grant whose time is over. What is gone already, by somebody's hand or with its user, group or app, is
 * "already so", and gets a receipt all the same: nothing is to be taken back twice.
 *
 * Throws as carryOut, and UnprovenError where what does not exist here may exist in another organisation.
 */
export async function takeBack(
  { receipt }: Expiry,
  options: Omit<CarryOutOptions, "intent"> & { intent: Omit<CarryOutOptions["intent"], "takesBack"> },
): Promise<CarriedOut> {
  const { id } = receipt.intent;
  const change: AccessChange = { ...receipt.intent.change, action: "revoke" };
  const intent = { ...options.intent, takesBack: id };
  const carried = await carryOut(change, { ...options, intent });
  if (carried.receipt !== undefined || !isGone(carried)) return carried;
  const { reader } = options;
  const { id: organizationId } = intent.organization;
  await refuseUnproven(receipt, carried, { reader, ...(organizationId !== undefined && { organizationId }) });
  return { ...carried, ...gone, ...(await recordGone(receipt, { ...options, intent })) };
}

const gone = { result: "already so", heldAfter: false } as const;

/** Writes the receipt of a revoke for which nothing was sent, since the grant was gone. Throws a ReceiptError. */
export async function recordGone(
  { intent: { id, change: granted, names } }: Receipt,
  { changes, book, intent }: Pick<CarryOutOptions, "changes" | "book" | "intent">,
): Promise<{ receipt: string; receiptError?: ReceiptError }> {
  const change: AccessChange = { ...granted, action: "revoke" };
  const { method, path, body } = changes.requestFor(edgeOf(change));
  const settling = await book.begin({
    ...intent,
    takesBack: id,
    change,
    ...(names && { names }),
    request: { method, path, body },
    heldBefore: false,
  });
  const receiptError = await finishReceipt(settling, gone);
  return { receipt: settling.id, ...(receiptError && { receiptError }) };
}

/** Rejects as `proveGone` where a grant seems to be over only because something of it does not exist here. */
export async function refuseUnproven(
  receipt: Receipt,
  { obstacle }: Pick<CarriedOut, "obstacle">,
  how: Parameters<typeof proveGone>[2],
): Promise<void> {
  if (obstacle?.kind === "unknown") await proveGone(receipt, obstacle.objects, how);
}

/**
 * Whether what was granted is there no more, though nothing was sent: what comes through groups besides is not ours to
 * take, and what does not exist, nobody has.
 */
export function isGone({ result, obstacle }: Pick<CarriedOut, "result" | "obstacle">): boolean {
  return result === "already so" || obstacle?.kind === "unknown" || obstacle?.kind === "through groups";
}
