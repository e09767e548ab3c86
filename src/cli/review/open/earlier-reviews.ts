import { ReviewError } from "../../../review/errors.js";
import {
  type EarlierReview,
  lastClosedReview,
  readEarlierReview,
} from "../../../review/opening/earlier-review.js";
import type { SyncHeader } from "../../../sync-file/header.js";
import { UsageError } from "../../errors.js";
import { counted } from "../../number-text.js";
import { reviewFolder, reviewsFolder } from "../review-place.js";
import { LAST_REVIEW, type OpenFlags } from "./open-flags.js";

/** What was reviewed before. */
export interface EarlierReviews {
  /** The review whose kept rows are left out. */
  since: EarlierReview | undefined;
  /** The review that rows are compared with. */
  last: EarlierReview | undefined;
  /** Why there is none to compare with, or what that of --since left open, in words. */
  remarks: readonly string[];
}

/**
 * The review of --since, and the newest closed one. Throws UsageError and ReviewError where that of --since cannot be had.
 */
export async function earlierReviews(
  flags: Pick<OpenFlags, "since" | "reviews" | "dir">,
  { header, env }: { header: SyncHeader; env: Readonly<Record<string, string | undefined>> },
): Promise<EarlierReviews> {
  const organizationId = header.source.organization.id;
  if (flags.since !== undefined && flags.since !== LAST_REVIEW) {
    const since = await readEarlierReview(reviewFolder(flags.since, flags, env), { organizationId });
    return comparedSince(since);
  }
  const reviews = reviewsFolder(flags, env);
  if (flags.since === undefined) return lastOrRemark(reviews, organizationId);
  const last = await lastReview(reviews, organizationId);
  if (last !== undefined) return comparedSince(last);
  throw new UsageError(
    `--since ${LAST_REVIEW}: no review of this organisation in ${reviews} is closed; leave --since out`,
  );
}

function comparedSince(since: EarlierReview): EarlierReviews {
  const { name, openRows } = since;
  const again = openRows === 1 ? "it is asked about again" : "they are asked about again";
  const remarks =
    openRows === 0 ? [] : [`${name} was closed with ${counted(openRows, "row")} open: ${again}`];
  return { since, last: since, remarks };
}

/** What the rows were compared with, in words. */
export function comparedWith({ last, remarks }: EarlierReviews): readonly string[] {
  if (last !== undefined) return [`what is new is told by the review ${last.name}`];
  return remarks.length > 0 ? remarks : ["no review was closed before: nothing is told to be new"];
}

/** An old review that somebody damaged is no reason for having no new one. */
async function lastOrRemark(reviews: string, organizationId: string | undefined): Promise<EarlierReviews> {
  try {
    return { since: undefined, last: await lastReview(reviews, organizationId), remarks: [] };
  } catch (error) {
    if (!(error instanceof ReviewError)) throw error;
    const remark = `compared with no review before, since one cannot be read: ${error.message}`;
    return { since: undefined, last: undefined, remarks: [remark] };
  }
}

async function lastReview(
  reviews: string,
  organizationId: string | undefined,
): Promise<EarlierReview | undefined> {
  const folder = await lastClosedReview(reviews, { organizationId });
  return folder === undefined ? undefined : readEarlierReview(folder, { organizationId });
}
