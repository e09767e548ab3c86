import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describeSystemError, errorCode } from "../../sync-file/system-error.js";
import { ReviewError } from "../errors.js";
import { type ReviewItem, reviewItemSchema } from "../review-item.js";
import { type ReviewPaths, reviewPaths } from "./layout.js";
import { parseOwnJson } from "./own-text.js";
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
 * Reads the folder of a review. Throws ReviewError where there is none, or somebody changed what it was opened with: a
 * decision about a row that was changed would be about something else.
 */
export async function openReview(folder: string): Promise<Review> {
  const paths = reviewPaths(folder);
  const document = await readReviewDocument(folder);
  const bytes = await readAll(paths.items);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== document.itemsSha256) {
    throw new ReviewError(
      `${paths.items}: it is not as it was when the review was opened: put the file of that time back`,
    );
  }
  const items = new Map<string, ReviewItem>();
  let number = 0;
  for (const line of bytes.toString("utf8").split("\n")) {
    number += 1;
    if (line === "") continue;
    const item = parseOwnJson(line, { where: `${paths.items}:${number}`, schema: reviewItemSchema });
    items.set(item.key, item);
  }
  return { folder, paths, document, items };
}

/** Throws ReviewError where the folder holds no review, or one of another version. */
export async function readReviewDocument(folder: string): Promise<ReviewDocument> {
  const path = reviewPaths(folder).document;
  const bytes = await readAll(path, `${folder}: there is no review here: jc-connector review open`);
  return parseOwnJson(bytes.toString("utf8"), { where: path, schema: reviewDocumentSchema });
}

async function readAll(path: string, missing?: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (missing !== undefined && (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR")) {
      throw new ReviewError(missing, { cause: error });
    }
    throw new ReviewError(`cannot read ${path}: ${describeSystemError(error, "it does not exist")}`, {
      cause: error,
    });
  }
}
