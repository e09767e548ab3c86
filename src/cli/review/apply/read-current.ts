import { plainText } from "../../../model/plain-text.js";
import { resourceKey } from "../../../model/resource-id.js";
import { type AccessNow, readAccessNow } from "../../../review/current/access-now.js";
import { dataTime } from "../../../review/current/data-time.js";
import type { Review } from "../../../review/folder/open-review.js";
import type { ReviewItem } from "../../../review/review-item.js";
import type { SyncHeader } from "../../../sync-file/header.js";
import { openSyncFile } from "../../../sync-file/read.js";
import { SectionCursor } from "../../../sync-file/section-cursor.js";
import type { CommandContext } from "../../context.js";
import { IncompleteError, UsageError } from "../../errors.js";
import { falseStatementWords } from "../../reader.js";
import { stoppable } from "../../stoppable.js";
import { minuteText } from "../../time-text.js";

/** A later sync, and what it says of the accounts of some rows. */
export interface CurrentSync {
  /** The path, or "standard input". */
  name: string;
  header: SyncHeader;
  now: AccessNow;
  /** How old the oldest thing in it may be. */
  dataTime: Date;
}

/**
 * Reads what a whole sync of the review's organisation says of the accounts of `items`. Throws UsageError for another
 * organisation's, IncompleteError for one that is not whole, is older than the review's, or left out what it is about,
 * and SyncFileError.
 */
export async function readCurrent(
  path: string,
  {
    review,
    items,
    context,
  }: { review: Pick<Review, "document">; items: Iterable<ReviewItem>; context: CommandContext },
): Promise<CurrentSync> {
  const { io, signal } = context;
  const asked = [...items];
  const file = await openSyncFile(path, { stdin: io.stdin });
  try {
    const { header } = file;
    const name = plainText(file.name);
    refuseOtherOrganization(header, { review, name });
    refuseOlder(header, { review, name });
    const unfit = unfitWords(header, { items: asked, name });
    if (unfit !== undefined) throw new IncompleteError(unfit);
    const accounts = new Set(asked.map(({ account }) => resourceKey(account)));
    const cursor = new SectionCursor(stoppable(file.batches(), signal));
    const now = await readAccessNow(cursor, accounts);
    const manifest = await file.manifest();
    const problem = falseStatementWords(file);
    if (problem !== undefined) throw new IncompleteError(problem);
    return { name: file.name, header, now, dataTime: dataTime(header, manifest) };
  } finally {
    await file.close();
  }
}

function refuseOtherOrganization(
  { source }: SyncHeader,
  { review, name }: { review: Pick<Review, "document">; name: string },
): void {
  const ofReview = review.document.sync.organization.id;
  const { id } = source.organization;
  if (id !== undefined && ofReview !== undefined) {
    if (id.toLowerCase() === ofReview.toLowerCase()) return;
    throw new UsageError(
      `${name} is of organisation ${plainText(id)}, the review of ${plainText(ofReview)}: ids of one mean nothing in the other`,
    );
  }
  const unknown = ofReview === undefined ? "the review" : name;
  throw new UsageError(
    `${unknown} does not say of which organisation it is: a sync with a key that may read it says so`,
  );
}

function refuseOlder(
  { startedAt }: SyncHeader,
  { review, name }: { review: Pick<Review, "document">; name: string },
): void {
  const reviewed = review.document.sync.startedAt;
  if (Date.parse(startedAt) >= Date.parse(reviewed)) return;
  throw new IncompleteError(
    `${name} is of ${minuteText(new Date(startedAt))}, older than the sync that the review is based on (${minuteText(new Date(reviewed))}): sync again`,
  );
}

/** Why what a sync does not hold says nothing about `items`; `undefined` where it does. */
export function unfitWords(
  { complete, incomplete = [], options }: SyncHeader,
  { items, name }: { items: readonly ReviewItem[]; name: string },
): string | undefined {
  if (!complete) {
    const types = incomplete.map(plainText).join(", ");
    return `${name} is incomplete (${types}): what is not in it may be there all the same. Sync again`;
  }
  // Without apps nobody can tell what a removal ends.
  const needed = new Set(["app", ...items.map(({ entitlement }) => entitlement.split(":")[0])]);
  const missing = (options.without ?? []).filter((type) => needed.has(type));
  if (missing.length === 0) return undefined;
  return `${name} was made --without ${missing.map(plainText).join(",")}: sync again with all`;
}
