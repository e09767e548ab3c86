import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { plainText } from "../../model/plain-text.js";
import { belonging } from "../../provision/belonging.js";
import { FalseReceiptsError } from "../../provision/receipts/errors.js";
import { loadReceipts } from "../../provision/receipts/load-receipts.js";
import type { ReceiptsReading } from "../../provision/receipts/read-receipts.js";
import type { Receipt } from "../../provision/receipts/receipt.js";
import { ReviewError } from "../../review/errors.js";
import { reviewPaths } from "../../review/folder/layout.js";
import type { Review } from "../../review/folder/open-review.js";
import { describeSystemError } from "../../sync-file/system-error.js";
import type { CommandContext } from "../context.js";
import { receiptsPath } from "../provision/receipts-place.js";

/** A receipts file that states nothing false, if there is one. Throws FalseReceiptsError, ReceiptsError. */
export async function soundReceipts(
  path: string,
  { signal }: Pick<CommandContext, "signal">,
): Promise<ReceiptsReading | undefined> {
  const reading = await loadReceipts(path, { signal });
  const [first] = reading?.findings ?? [];
  if (first !== undefined) throw new FalseReceiptsError(`${path}:${first.line}: ${first.problem}`);
  return reading;
}

/** The receipts of a file, none where there is none. Throws as `soundReceipts`. */
export async function receiptsAt(
  path: string,
  context: Pick<CommandContext, "signal">,
): Promise<readonly Receipt[]> {
  return (await soundReceipts(path, context))?.pairing.receipts ?? [];
}

/**
 * The receipts of what was granted and revoked in the review's organisation by others than this review: by hand, where
 * `provision` writes them when it is not told otherwise, and by the other reviews of the same folder.
 *
 * Throws UsageError, ReviewError where the folder of reviews cannot be read, and as `receiptsAt`.
 */
export async function otherReceipts(
  { dir }: { dir?: string },
  { review, context }: { review: Pick<Review, "document" | "folder">; context: CommandContext },
): Promise<readonly Receipt[]> {
  const { id } = review.document.sync.organization;
  const asked = id === undefined ? {} : { organizationId: id };
  const byHand = receiptsPath(dir === undefined ? {} : { dir }, context.io.env);
  const receipts: Receipt[] = [];
  for (const path of [byHand, ...(await receiptsBeside(review.folder))]) {
    for (const receipt of await receiptsAt(path, context)) receipts.push(receipt);
  }
  return receipts.filter((receipt) => belonging(receipt, asked) !== "elsewhere");
}

/** Where the other reviews have theirs, in the order of names. Not each of them has the file. */
async function receiptsBeside(folder: string): Promise<string[]> {
  const reviews = dirname(folder);
  try {
    const entries = await readdir(reviews, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isFile() && !entry.name.startsWith(".") && entry.name !== basename(folder))
      .map(({ name }) => reviewPaths(join(reviews, name)).receipts)
      .sort();
  } catch (error) {
    throw new ReviewError(
      `cannot read ${plainText(reviews)}: ${describeSystemError(error, "it does not exist")}`,
      {
        cause: error,
      },
    );
  }
}
