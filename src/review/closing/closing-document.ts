import { basename, resolve } from "node:path";
import { z } from "zod";
import { ReviewError } from "../errors.js";
import { reviewPaths } from "../folder/layout.js";
import type { Review } from "../folder/open-review.js";
import { parseOwnJson, readOwnText } from "../folder/own-text.js";
import { fates } from "../plan/plan.js";
import { openKinds } from "./row-proof.js";

export const CLOSING_FORMAT = "jc-connector/review-closing";
export const CLOSING_VERSION = 1;

/** What became of one row. */
const closedRowSchema = z.object({
  key: z.string().min(1),
  /** `open`: nobody decided. */
  decision: z.enum(["keep", "remove", "open"]),
  /** Who decided: an e-mail address, folded. */
  by: z.string().min(1).exactOptional(),
  comment: z.string().exactOptional(),
  /**
   * Of a removal: what became of it, or has to, in the words of a plan. Judged anew by the closing sync and the receipts of
   * this review alone: what `review apply` planned may have been called otherwise ("came back", "rule").
   */
  fate: z.enum(fates).exactOptional(),
  /** The id of the receipt that says it was removed. */
  receipt: z.string().min(1).exactOptional(),
  doneAt: z.iso.datetime().exactOptional(),
  /** Whether the sync that closes the review has it. */
  stillThere: z.boolean(),
  /** In words for a person; empty where nothing has to be explained. */
  why: z.string(),
  /** Why the row is open, whatever was decided; absent where it is finished. */
  open: z.enum(openKinds).exactOptional(),
});
export type ClosedRow = z.output<typeof closedRowSchema>;

/** `closing.json`: what became of each row, as a sync shows it that was begun after the last removal. */
export const closingDocumentSchema = z.object({
  format: z.literal(CLOSING_FORMAT),
  version: z.literal(CLOSING_VERSION),
  /** The name of the review. */
  review: z.string().min(1),
  /** The real time. */
  closedAt: z.iso.datetime(),
  /** The sync in which the removals were looked for. */
  sync: z.object({
    id: z.string().min(1),
    startedAt: z.iso.datetime(),
    /** "sha256:…" */
    digest: z.string().min(1),
    /** The name of the file, without its folder. */
    file: z.string().min(1),
  }),
  /** In the order of the review. */
  rows: z.array(closedRowSchema),
});
export type ClosingDocument = z.output<typeof closingDocumentSchema>;

/**
 * How the review in this folder was closed; `undefined` while it was not. Throws ReviewError where the file is false, or is
 * of a review of another name.
 */
export async function readClosing(folder: string): Promise<ClosingDocument | undefined> {
  const path = reviewPaths(folder).closing;
  const text = await readOwnText(path);
  if (text === undefined) return undefined;
  const closing = parseOwnJson(text, { where: path, schema: closingDocumentSchema });
  // A review has its folder's name.
  if (closing.review !== basename(resolve(folder))) throw otherReview(path, closing);
  const keys = new Set(closing.rows.map(({ key }) => key));
  if (keys.size === closing.rows.length) return closing;
  throw new ReviewError(`${path}: it says twice what became of a row: somebody changed it`);
}

/** The same of a review that was read. Throws ReviewError too where the rows are not this review's. */
export async function readClosingOf({
  folder,
  items,
}: Pick<Review, "folder" | "items">): Promise<ClosingDocument | undefined> {
  const closing = await readClosing(folder);
  if (closing === undefined) return undefined;
  const isWhole = closing.rows.length === items.size && closing.rows.every(({ key }) => items.has(key));
  if (!isWhole) throw otherReview(reviewPaths(folder).closing, closing);
  return closing;
}

function otherReview(path: string, { review }: Pick<ClosingDocument, "review">): ReviewError {
  return new ReviewError(
    `${path}: it is the closing of another review (${review}), or of another opening of this one: take it away, and close again`,
  );
}
