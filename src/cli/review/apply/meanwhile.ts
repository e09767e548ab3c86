import { plainText } from "../../../model/plain-text.js";
import { belonging } from "../../../provision/belonging.js";
import { FalseReceiptsError } from "../../../provision/receipts/errors.js";
import { loadReceipts } from "../../../provision/receipts/load-receipts.js";
import type { Receipt } from "../../../provision/receipts/receipt.js";
import type { Review } from "../../../review/folder/open-review.js";
import { isHeld } from "../../../review/plan/standing-access.js";
import type { ReviewItem } from "../../../review/review-item.js";
import { acceptedFiles } from "../../../sync-dir/accepted-files.js";
import { readSyncHeader } from "../../../sync-file/read.js";
import type { CommandContext } from "../../context.js";
import { receiptsPath } from "../../provision/receipts-place.js";
import { type CurrentSync, readCurrent, unfitWords } from "./read-current.js";

/** The receipts of a file, none where there is none. Throws FalseReceiptsError, ReceiptsError. */
export async function receiptsAt(
  path: string,
  { signal }: Pick<CommandContext, "signal">,
): Promise<readonly Receipt[]> {
  const reading = await loadReceipts(path, { signal });
  const [first] = reading?.findings ?? [];
  if (first !== undefined) throw new FalseReceiptsError(`${path}:${first.line}: ${first.problem}`);
  return reading?.pairing.receipts ?? [];
}

/**
 * The receipts of what was granted and revoked by hand in the review's organisation, where `provision` writes them when
 * it is not told otherwise. Throws UsageError, and as `receiptsAt`.
 */
export async function receiptsByHand(
  { dir }: { dir?: string },
  { review, context }: { review: Pick<Review, "document">; context: CommandContext },
): Promise<readonly Receipt[]> {
  const { id } = review.document.sync.organization;
  const asked = id === undefined ? {} : { organizationId: id };
  const path = receiptsPath(dir === undefined ? {} : { dir }, context.io.env);
  const receipts = await receiptsAt(path, context);
  return receipts.filter((receipt) => belonging(receipt, asked) !== "elsewhere");
}

/**
 * By the keys of those of `items` that the newest sync shows: the name of an accepted file of the folder, between the
 * review's sync and that one, in which it was not there. What a file lacks that is not whole says nothing.
 *
 * Throws as `readCurrent`.
 */
export async function lackedBetween(
  dir: string | undefined,
  {
    review,
    items,
    current,
    context,
  }: {
    review: Pick<Review, "document">;
    items: readonly ReviewItem[];
    current: CurrentSync;
    context: CommandContext;
  },
): Promise<ReadonlyMap<string, string>> {
  const lacked = new Map<string, string>();
  if (dir === undefined) return lacked;
  const shown = items.filter((item) => isHeld(item, current.now));
  const from = wholeSecond(review.document.sync.startedAt);
  const to = wholeSecond(current.header.startedAt);
  for (const { path, startedAt } of await acceptedFiles(dir)) {
    const time = startedAt.getTime();
    if (time <= from || time >= to) continue;
    const left = shown.filter(({ key }) => !lacked.has(key));
    if (left.length === 0) break;
    const header = await readSyncHeader(path);
    if (unfitWords(header, { items: left, name: path }) !== undefined) continue;
    const { now } = await readCurrent(path, { review, items: left, context });
    for (const item of left) if (!isHeld(item, now)) lacked.set(item.key, plainText(path));
  }
  return lacked;
}

/** As the name of a dated file has it. */
function wholeSecond(time: string): number {
  return Math.floor(Date.parse(time) / 1000) * 1000;
}
