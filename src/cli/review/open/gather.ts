import { readOwnersFile } from "../../../review/reviewers/owners-file.js";
import type { CommandContext } from "../../context.js";
import { type FoundRisk, findRisk, readRiskInputs, refuseSingleReading } from "../../export/find-risk.js";
import { readerFile } from "../../reader.js";
import { type ChosenReviewers, chooseReviewers } from "./choose-reviewers.js";
import { type EarlierReviews, earlierReviews } from "./earlier-reviews.js";
import type { OpenFlags } from "./open-flags.js";
import { readForReview, type SyncForReview } from "./read-for-review.js";

const ASKER = "review open";

/** Everything that a review is made of. */
export interface Gathered {
  /** Of the sync file. */
  path: string;
  sync: SyncForReview;
  earlier: EarlierReviews;
  reviewers: ChosenReviewers;
  risk: FoundRisk;
}

/**
 * Reads all of it. Where `file` is named, --dir tells no more than where the reviews are.
 *
 * Throws UsageError, InputFileError, SyncFileError, ReviewError, and IncompleteError for a sync that is not whole.
 */
export async function gather(
  file: string | undefined,
  { flags, context }: { flags: OpenFlags; context: CommandContext },
): Promise<Gathered> {
  const { env } = context.io;
  const { dir: _, ...undated } = flags;
  const source: OpenFlags = file === undefined ? flags : undated;
  const given = await readRiskInputs(flags, context);
  const owners = flags.owners === undefined ? undefined : await readOwnersFile(flags.owners);
  const path = await readerFile(file, source, env);
  await refuseSingleReading(path, ASKER);
  const sync = await readForReview(path, { context });
  const { header, holdings } = sync;
  return {
    path,
    sync,
    earlier: await earlierReviews(flags, { header, env }),
    reviewers: chooseReviewers(holdings, { by: flags.by, owners, fallbacks: flags.fallback }),
    risk: await findRisk(path, { header, given, named: file, asker: ASKER, flags: source, context }),
  };
}
