import { plainText } from "../../model/plain-text.js";
import { resourceKey } from "../../model/resource-id.js";
import { type AccessNow, readAccessNow } from "../../review/current/access-now.js";
import { dataTime } from "../../review/current/data-time.js";
import { leftOutOf, unreadAdministrators } from "../../review/current/unread.js";
import type { Review } from "../../review/folder/open-review.js";
import type { ReviewItem } from "../../review/review-item.js";
import { isSameOrganization } from "../../review/same-organization.js";
import { shownText } from "../../review/sheet-columns.js";
import type { SyncHeader } from "../../sync-file/header.js";
import type { Manifest } from "../../sync-file/manifest.js";
import type { SyncFile } from "../../sync-file/read.js";
import { SectionCursor } from "../../sync-file/section-cursor.js";
import type { CommandContext } from "../context.js";
import { IncompleteError, UsageError } from "../errors.js";
import { CLOCK_SLACK_MS } from "../reader.js";
import { stoppable } from "../stoppable.js";
import { minuteText, spanText } from "../time-text.js";
import { openWholeSync, refuseIncompleteSync, type WholeSync } from "./whole-sync.js";

/** A later sync of a review's organisation, which read everything that some rows are about. */
export interface LaterSync {
  /** The path, or "standard input". */
  name: string;
  header: SyncHeader;
  manifest: Manifest;
  now: AccessNow;
  /** How old the oldest thing in it may be. */
  dataTime: Date;
}

/** What a sync has to be later than, and about. */
export interface LaterThan {
  review: Pick<Review, "document">;
  items: Iterable<ReviewItem>;
  context: Pick<CommandContext, "io" | "signal">;
}

/**
 * Reads what the file says of the accounts of `items`.
 *
 * Throws UsageError for another organisation's; IncompleteError for one that is not whole, does not hold as much as it
 * states, is older than the review's, dated later than now, or did not read what `items` are about; FalseStatementError for
 * one that somebody changed; and SyncFileError.
 */
export async function readLaterSync(path: string, than: LaterThan): Promise<LaterSync> {
  const { review, context } = than;
  const items = [...than.items];
  const { io, signal } = context;
  const file = await openWholeSync(path, { stdin: io.stdin });
  try {
    const { header } = file;
    const name = plainText(file.name);
    refuseOtherOrganization(file, review);
    refuseOtherTime(file, { review, now: io.now() });
    refuseIncompleteSync(file);
    const leftOut = leftOutWords(file, items);
    if (leftOut !== undefined) throw new IncompleteError(`nothing is done: ${leftOut}`);
    const batches = stoppable(file.batches(), signal);
    const accounts = new Set(items.map(({ account }) => resourceKey(account)));
    const now = await readAccessNow(new SectionCursor(batches), accounts);
    while (!(await batches.next()).done);
    const manifest = await file.manifest();
    refuseUnread(name, { review, items, now, manifest });
    return { name, header, manifest, now, dataTime: dataTime(header, manifest) };
  } finally {
    await file.close();
  }
}

/** Why what the sync left out on purpose makes it useless for `items`; `undefined` where it does not. */
export function leftOutWords(
  { name, header }: Pick<SyncFile, "name" | "header">,
  items: Iterable<ReviewItem>,
): string | undefined {
  const missing = leftOutOf(items, header);
  if (missing.length === 0) return undefined;
  return `${plainText(name)} was made --without ${missing.map(plainText).join(",")}: sync again with all`;
}

function refuseOtherOrganization({ name, header }: WholeSync, { document }: Pick<Review, "document">): void {
  const ofReview = document.sync.organization.id;
  const { id } = header.source.organization;
  if (isSameOrganization(id, ofReview)) return;
  const review = `the review ${document.name}`;
  if (id === undefined || ofReview === undefined) {
    throw new UsageError(
      `${ofReview === undefined ? review : plainText(name)} does not say of which organisation it is: a sync with a key that may read it says so`,
    );
  }
  throw new UsageError(
    `${plainText(name)} is of organisation ${plainText(id)}, ${review} of ${plainText(ofReview)}: ids of one mean nothing in the other`,
  );
}

function refuseOtherTime(
  { name, header }: WholeSync,
  { review, now }: { review: Pick<Review, "document">; now: Date },
): void {
  const startedAt = new Date(header.startedAt);
  const reviewed = new Date(review.document.sync.startedAt);
  if (startedAt < reviewed) {
    throw new IncompleteError(
      `${plainText(name)} is of ${minuteText(startedAt)}, older than the sync that the review is based on (${minuteText(reviewed)}): sync again`,
    );
  }
  const aheadMs = startedAt.getTime() - now.getTime();
  if (aheadMs <= CLOCK_SLACK_MS) return;
  throw new IncompleteError(
    `${plainText(name)}: it is dated ${spanText(aheadMs)} later than now, so nobody knows how old it is: are the clocks right? Sync again`,
  );
}

/** What it did not read is not known, and never gone. */
function refuseUnread(
  name: string,
  {
    review,
    items,
    now,
    manifest,
  }: Pick<LaterSync, "now" | "manifest"> & {
    review: Pick<Review, "document">;
    items: readonly ReviewItem[];
  },
): void {
  const { notRead: reviewed } = review.document.sync;
  const unread = unreadAdministrators(items, { now, notRead: manifest.notRead, reviewed });
  if (unread === undefined) return;
  const { what, why } = unread.list;
  const people = [...new Set(unread.items.map((item) => shownText(item, "Person")))];
  const first = people.slice(0, NAMED_PEOPLE).join(", ");
  const more = people.length > NAMED_PEOPLE ? ` and ${people.length - NAMED_PEOPLE} more` : "";
  throw new IncompleteError(
    `${name} did not read ${plainText(what)} (${plainText(why)}), so nobody knows whether these are gone: ${plainText(first)}${more}: sync again with a key that may read them`,
  );
}

const NAMED_PEOPLE = 3;
