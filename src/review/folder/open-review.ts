import { createHash } from "node:crypto";
import { basename, dirname, resolve } from "node:path";
import { ReviewError } from "../errors.js";
import { reviewsIn } from "../opening/reviews-in.js";
import { itemKey, keySeed, type ReviewItem, reviewItemSchema } from "../review-item.js";
import { type ReviewPaths, reviewPaths } from "./layout.js";
import { parseOwnJson, readOwnText } from "./own-text.js";
import { type ReviewDocument, reviewDocumentSchema } from "./review-document.js";

/** A review that was opened, as its folder holds it. */
export interface Review {
  folder: string;
  paths: ReviewPaths;
  document: ReviewDocument;
  /** By key, in the order of the file. */
  items: ReadonlyMap<string, ReviewItem>;
}

/**
 * Reads the folder of a review. Throws ReviewError where there is none, it was given another name, or somebody changed
 * what it was opened with: a decision about a row that was changed would be about something else.
 */
export async function openReview(folder: string): Promise<Review> {
  const paths = reviewPaths(folder);
  const document = await readReviewDocument(folder);
  const text = await readOwnText(paths.items);
  if (text === undefined) throw new ReviewError(`cannot read ${paths.items}: it does not exist`);
  const changed = `${paths.items}: it is not as it was when the review was opened: put the file of that time back`;
  if (createHash("sha256").update(text).digest("hex") !== document.itemsSha256) {
    throw new ReviewError(changed);
  }
  const { name, sync } = document;
  const items = new Map<string, ReviewItem>();
  let number = 0;
  for (const line of text.split("\n")) {
    number += 1;
    if (line === "") continue;
    const item = parseOwnJson(line, { where: `${paths.items}:${number}`, schema: reviewItemSchema });
    // Of what it is about its key is made: an item that was changed together with review.json is found by it.
    if (item.key !== itemKey({ ...item, review: name, sync: keySeed(sync) })) throw new ReviewError(changed);
    items.set(item.key, item);
  }
  return { folder, paths, document, items };
}

/** Throws ReviewError where the folder holds no review (then it names those beside it), one of another version, or one of another name. */
export async function readReviewDocument(folder: string): Promise<ReviewDocument> {
  const path = reviewPaths(folder).document;
  const text = await readOwnText(path);
  if (text === undefined) {
    throw new ReviewError(`${folder}: there is no review here: ${await elsewhereWords(folder)}`);
  }
  const document = parseOwnJson(text, { where: path, schema: reviewDocumentSchema });
  // The receipts of what was removed are in the folder that it was copied from.
  if (basename(resolve(folder)) !== document.name) {
    throw new ReviewError(
      `${folder}: it is the review ${document.name}, renamed or copied: give the folder that name back`,
    );
  }
  return document;
}

const MOST_NAMED = 10;

/** The reviews beside this one, as a name is easily mistyped; where there is none, how to open one. */
async function elsewhereWords(folder: string): Promise<string> {
  const names = await reviewsIn(dirname(resolve(folder)));
  if (names.length === 0) return "jc-connector review open";
  const more = names.length - MOST_NAMED;
  const named = names.slice(-MOST_NAMED).join(", ");
  return `there ${names.length === 1 ? "is" : "are"} ${named}${more > 0 ? ` and ${more} more` : ""}`;
}
