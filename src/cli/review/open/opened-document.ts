import { realpath } from "node:fs/promises";
import { basename } from "node:path";
import {
  REVIEW_FORMAT,
  REVIEW_VERSION,
  type ReviewDocument,
} from "../../../review/folder/review-document.js";
import type { ReviewToWrite } from "../../../review/folder/write-review.js";
import type { EarlierReview } from "../../../review/opening/earlier-review.js";
import type { OpeningCounts } from "../../../review/opening/opening-counts.js";
import type { OpenFlags } from "./open-flags.js";
import type { SyncForReview } from "./read-for-review.js";

/** What a review says of itself, as far as it is known before its sheets are written. */
export async function openedDocument(
  name: string,
  opened: {
    flags: OpenFlags;
    /** The sync file. */
    path: string;
    sync: SyncForReview;
    since: EarlierReview | undefined;
    openedAt: Date;
    counts: OpeningCounts;
  },
): Promise<ReviewToWrite["document"]> {
  const { flags, path, sync, since, openedAt, counts } = opened;
  const { items, removable, accounts, idleAccounts } = counts;
  return {
    format: REVIEW_FORMAT,
    version: REVIEW_VERSION,
    name,
    openedAt: openedAt.toISOString(),
    by: flags.by,
    fallbacks: [...flags.fallback],
    scope: {
      ...(flags.onlyPrivileged && { onlyPrivileged: true }),
      ...(since && { since: since.name }),
    },
    privileged: [...(flags.privileged ?? [])],
    sync: await syncOf(path, sync),
    counts: {
      items,
      removable,
      leftOut: counts.leftOut.reduce((sum, { rows }) => sum + rows, 0),
      accounts,
      idleAccounts,
    },
  };
}

/** Links are followed: the name of the newest file of a folder stays right when that is another one. */
async function syncOf(path: string, { header, manifest }: SyncForReview): Promise<ReviewDocument["sync"]> {
  const { region, organization } = header.source;
  return {
    id: header.id,
    startedAt: header.startedAt,
    file: basename(await realpath(path)),
    digest: manifest.digest,
    notRead: manifest.notRead,
    ...(region !== undefined && { region }),
    organization: {
      ...(organization.id !== undefined && { id: organization.id }),
      ...(organization.displayName !== undefined && { displayName: organization.displayName }),
    },
  };
}
