import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describeSystemError, errorCode } from "../../sync-file/system-error.js";
import { ReviewError } from "../errors.js";
import { reviewPaths } from "../folder/layout.js";

/** As `writeReview` calls a review that is being made. */
const UNFINISHED = /^\..+\.unfinished-[0-9a-f]{12}$/;

/**
 * Names of what may be reviews in the folder of all reviews, sorted; without those that are being made, or were left half
 * made. Throws ReviewError where the folder cannot be read; there need be none.
 */
export async function reviewNames(reviews: string): Promise<string[]> {
  return (await folderNames(reviews)).filter((name) => !name.startsWith("."));
}

/** Names of the reviews in the folder of all reviews, whether they can be read or not, sorted. Throws ReviewError. */
export async function reviewsIn(reviews: string): Promise<string[]> {
  const names = await reviewNames(reviews);
  return names.filter((name) => existsSync(reviewPaths(join(reviews, name)).document));
}

/** Names of reviews that are being made there, or were left half made by a run that was killed, sorted. Throws ReviewError. */
export async function unfinishedNames(reviews: string): Promise<string[]> {
  return (await folderNames(reviews)).filter((name) => UNFINISHED.test(name));
}

async function folderNames(reviews: string): Promise<string[]> {
  try {
    const entries = await readdir(reviews, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isFile())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw new ReviewError(`cannot read ${reviews}: ${describeSystemError(error, "it does not exist")}`, {
      cause: error,
    });
  }
}
