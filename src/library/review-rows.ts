import { z } from "zod";
import { type NameMode, nameModes } from "../access/name-mode.js";
import { privilegedBy } from "../access/privileged.js";
import type { ReviewColumn } from "../export/review/review-columns.js";
import { reviewRecord } from "../export/review/review-record.js";
import type { ReviewRow as PrintedRow } from "../export/review/review-row.js";
import { reviewRows as rowsOf } from "../export/review/review-rows.js";
import type { ReviewRecord as ReviewRow } from "../export/review/row-schema.js";
import type { SyncHeader } from "../sync-file/header.js";
import { SectionCursor } from "../sync-file/section-cursor.js";
import { checkOptions } from "./check-options.js";
import { openInput, type SyncFileInput } from "./input.js";
import { ReadOnce } from "./read-once.js";

export type { ReviewColumn, ReviewRow };

export interface ReviewRowsOptions {
  /** What is privileged besides roles: `AWS*`, `app:AWS*`, `group:5f3c…`, in upper or lower case. */
  privileged?: readonly string[];
  /** Domains of addresses that are ours; without them `email_domain_class` is "unknown". */
  internalDomains?: readonly string[];
  /** Adds a row for each account that has nothing, behind all others. */
  allAccounts?: boolean;
  /** How people are named: in full (default), by their initials, or by ids alone. */
  names?: NameMode;
}

const optionsSchema = z.strictObject({
  privileged: z.array(z.string().min(1)).optional(),
  internalDomains: z.array(z.string().min(1)).optional(),
  allAccounts: z.boolean().optional(),
  names: z.enum(nameModes).optional(),
});

/** The rows of a review, to be read once: a second loop, and one behind `close()`, rejects with TypeError. */
export interface ReviewRows extends AsyncIterable<ReviewRow> {
  /** Whose data it is, when it was synced, and whether it is complete: then only do missing rows mean missing access. */
  readonly header: SyncHeader;
  /** For whoever stops before the end without iterating; does nothing a second time. */
  close(): Promise<void>;
}

/**
 * Effective access, as `export --format review-ndjson` prints it: a row for each way in which an account has an
 * entitlement, its keys the columns of `review-csv`. Memory grows with resources, not with grants.
 *
 * Rejects with SettingError for options that cannot be meant, and with SyncFileError and OutputError, as iterating does:
 * see readSyncFile.
 */
export async function reviewRows(input: SyncFileInput, options: ReviewRowsOptions = {}): Promise<ReviewRows> {
  checkOptions(options, { schema: optionsSchema, name: "reviewRows" });
  const file = await openInput(input);
  const { privileged = [], internalDomains, allAccounts = false, names = "full" } = options;
  const { header } = file;
  const once = new ReadOnce(file);
  return {
    header,
    [Symbol.asyncIterator]: () => {
      const rows = rowsOf(new SectionCursor(file.batches()), {
        header,
        options: {
          names,
          isPrivileged: privilegedBy(privileged),
          withIdleAccounts: allAccounts,
          ...(internalDomains && { internalDomains }),
        },
      });
      return once.items(recordsOf(rows));
    },
    close: () => once.close(),
  };
}

async function* recordsOf(batches: AsyncIterable<readonly PrintedRow[]>): AsyncGenerator<ReviewRow[]> {
  for await (const batch of batches) yield batch.map((row) => reviewRecord(row));
}
