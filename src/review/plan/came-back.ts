import { resourceKey } from "../../model/resource-id.js";
import { isUnsettled, type Receipt, stateOf } from "../../provision/receipts/receipt.js";
import type { ReviewItem } from "../review-item.js";
import { timeOf } from "./standing-access.js";

/** What is known of the time between the sync of a review and the newest one. */
export interface Meanwhile {
  /** When the sync began on which the review is based. */
  reviewedAt: Date;
  /** How old the oldest thing in the newest sync may be. */
  dataTime: Date;
  /** Receipts of this review. */
  receipts: readonly Receipt[];
  /** Receipts of what was granted and revoked by hand. */
  otherReceipts: readonly Receipt[];
  /** By the key of a row: the name of a sync file, between the two, in which it was not there. */
  lackedBy: ReadonlyMap<string, string>;
}

/** The last receipt of this review that says that a row was removed, or was gone. */
export function removalOf(
  { key }: Pick<ReviewItem, "key">,
  { receipts }: Pick<Meanwhile, "receipts">,
): Receipt | undefined {
  return receipts.findLast(
    (receipt) =>
      receipt.intent.review?.row === key &&
      receipt.intent.change.action === "revoke" &&
      (stateOf(receipt) === "done" || stateOf(receipt) === "already so"),
  );
}

/**
 * Why something that the newest sync shows was gone in between, in words; `undefined` where nothing says so. What
 * somebody granted again after the review is not what was reviewed.
 */
export function cameBack(item: ReviewItem, meanwhile: Meanwhile): string | undefined {
  const removal = removalOf(item, meanwhile);
  if (removal !== undefined) {
    return `this review removed it (receipt ${removal.intent.id}, ${timeOf(removal).toISOString()}), and the sync shows it again`;
  }
  const grant = grantSince(item, meanwhile);
  if (grant !== undefined) {
    const may = isUnsettled(grant) ? "may have granted" : "granted";
    return `receipt ${grant.intent.id} (ticket ${grant.intent.ticket}) ${may} it after the review's sync, ${timeOf(grant).toISOString()}`;
  }
  const file = meanwhile.lackedBy.get(item.key);
  return file === undefined ? undefined : `it was not there in ${file}, and is there again`;
}

/** A grant by hand that was done, or may have been. */
function grantSince(
  { account, entitlement }: ReviewItem,
  { otherReceipts, reviewedAt }: Meanwhile,
): Receipt | undefined {
  return otherReceipts.findLast((receipt) => {
    const { action, principal, entitlement: granted } = receipt.intent.change;
    return (
      action === "grant" &&
      granted === entitlement &&
      resourceKey(principal) === resourceKey(account) &&
      (stateOf(receipt) === "done" || isUnsettled(receipt)) &&
      timeOf(receipt) > reviewedAt
    );
  });
}
