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
  /** Receipts of what was granted and revoked by hand, or by other reviews. */
  otherReceipts: readonly Receipt[];
  /** By the key of a row: the name of a sync file, between the two, in which it was not there. */
  lackedBy: ReadonlyMap<string, string>;
}

/**
 * Why something is not there any more, whatever the newest sync shows: a receipt says so that is younger, and nobody
 * granted it after that. `undefined` where there is none.
 */
export function goneSince(item: ReviewItem, meanwhile: Meanwhile): string | undefined {
  const removal = removalOf(item, meanwhile);
  if (removal === undefined || timeOf(removal) <= meanwhile.dataTime) return undefined;
  const grant = grantSince(item, meanwhile);
  if (grant !== undefined && timeOf(grant) > timeOf(removal)) return undefined;
  return `receipt ${removal.intent.id} says so (${timeOf(removal).toISOString()}), and the sync is older`;
}

/**
 * Why something that the newest sync shows was gone in between, in words; `undefined` where nothing says so. What
 * somebody granted again after the review is not what was reviewed.
 */
export function cameBack(item: ReviewItem, meanwhile: Meanwhile): string | undefined {
  const removal = removalOf(item, meanwhile);
  if (removal !== undefined && timeOf(removal) <= meanwhile.dataTime) {
    return `${removalWords(removal, item)}, and the sync shows it again`;
  }
  const grant = grantSince(item, meanwhile);
  if (grant !== undefined) {
    const may = isUnsettled(grant) ? "may have granted" : "granted";
    return `receipt ${grant.intent.id} (ticket ${grant.intent.ticket}) ${may} it after the review's sync, ${timeOf(grant).toISOString()}`;
  }
  const file = meanwhile.lackedBy.get(item.key);
  return file === undefined ? undefined : `it was not there in ${file}, and is there again`;
}

/** The last receipt that says that it was removed, or was gone: of this review, or of anything since its sync. */
function removalOf(
  item: ReviewItem,
  { receipts, otherReceipts, reviewedAt }: Meanwhile,
): Receipt | undefined {
  const own = receipts.filter((receipt) => isOfRow(receipt, item));
  const others = otherReceipts.filter((receipt) => isAbout(receipt, item) && timeOf(receipt) > reviewedAt);
  const removals = [...own, ...others].filter(
    (receipt) =>
      receipt.intent.change.action === "revoke" &&
      (stateOf(receipt) === "done" || stateOf(receipt) === "already so"),
  );
  return lastOf(removals);
}

function removalWords(removal: Receipt, item: ReviewItem): string {
  const { id, ticket, review } = removal.intent;
  const time = timeOf(removal).toISOString();
  if (isOfRow(removal, item)) return `this review removed it (receipt ${id}, ${time})`;
  const what = review === undefined ? "somebody" : `the review ${review.name}`;
  return `${what} removed it (receipt ${id}, ticket ${ticket}, ${time})`;
}

/** A grant since the review's sync that was done, or may have been. */
function grantSince(item: ReviewItem, { otherReceipts, reviewedAt }: Meanwhile): Receipt | undefined {
  const grants = otherReceipts.filter(
    (receipt) =>
      receipt.intent.change.action === "grant" &&
      isAbout(receipt, item) &&
      (stateOf(receipt) === "done" || isUnsettled(receipt)) &&
      timeOf(receipt) > reviewedAt,
  );
  return lastOf(grants);
}

function isOfRow({ intent }: Receipt, { key }: ReviewItem): boolean {
  return intent.review?.row === key;
}

function isAbout({ intent }: Receipt, { account, entitlement }: ReviewItem): boolean {
  const { change } = intent;
  return change.entitlement === entitlement && resourceKey(change.principal) === resourceKey(account);
}

/** Receipts of several files are in no order. */
function lastOf(receipts: readonly Receipt[]): Receipt | undefined {
  return receipts.reduce<Receipt | undefined>(
    (last, receipt) => (last !== undefined && timeOf(last) > timeOf(receipt) ? last : receipt),
    undefined,
  );
}
