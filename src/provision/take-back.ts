import type { AccessChange } from "./access-change.js";
import { proveGone } from "./belonging.js";
import { type CarriedOut, type CarryOutOptions, carryOut } from "./carry-out.js";
import { edgeOf } from "./change-target.js";
import type { Expiry } from "./expire.js";
import { finishReceipt } from "./finish-receipt.js";
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
  const { id, names } = receipt.intent;
  const change: AccessChange = { ...receipt.intent.change, action: "revoke" };
  const intent = { ...options.intent, takesBack: id };
  const carried = await carryOut(change, { ...options, intent });
  if (carried.receipt !== undefined || !isGone(carried)) return carried;
  const { reader } = options;
  const { id: organizationId } = intent.organization;
  await refuseUnproven(receipt, carried, { reader, ...(organizationId !== undefined && { organizationId }) });
  const { method, path, body } = options.changes.requestFor(edgeOf(change));
  const settling = await options.book.begin({
    ...intent,
    change,
    ...(names && { names }),
    request: { method, path, body },
    heldBefore: false,
  });
  const outcome = { result: "already so", heldAfter: false } as const;
  const receiptError = await finishReceipt(settling, outcome);
  return { ...carried, ...outcome, receipt: settling.id, ...(receiptError && { receiptError }) };
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
