import { hash } from "node:crypto";
import { pathIds } from "../../access/paths.js";
import { annotationType } from "../../model/annotation.js";
import type { Grant } from "../../model/grant.js";
import type { SyncHeader } from "../../sync-file/header.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import { NumberSet } from "../number-set.js";
import { type ReviewDirectory, type ReviewOptions, readReviewDirectory } from "./review-directory.js";
import {
  noRisk,
  type ReviewAccount,
  type ReviewEntitlement,
  type ReviewRow,
  type Risk,
} from "./review-row.js";

export interface ReviewRowsOptions extends ReviewOptions {
  /** Adds a row for each account that has nothing, behind all others. */
  withIdleAccounts?: boolean;
  /** What an audit of the same file found; `entitlement` is absent for an account that has nothing. */
  riskOf?(account: ReviewAccount, entitlement?: ReviewEntitlement): Risk;
}

/** A text of so many rows is small enough for the collector of young garbage: larger ones stay for long. */
const BATCH_ROWS = 100;

/**
 * The rows of a review, some hundred at a time: one for each way in which an account has an entitlement, in the file's
 * order (entitlement, account, the direct way first). What groups have is told by their members' rows.
 *
 * Throws SyncFileError.
 */
export async function* reviewRows(
  cursor: SectionCursor,
  { header, options }: { header: SyncHeader; options: ReviewRowsOptions },
): AsyncGenerator<readonly ReviewRow[]> {
  const directory = await readReviewDirectory(cursor, { header, options });
  const rows = new Rows(directory, { header, options });
  const busy = new NumberSet();
  let batch: ReviewRow[] = [];
  for await (const grants of cursor.batches("grants")) {
    for (const grant of grants) {
      if (grant.principal.id.resourceType === "group") continue;
      const account = directory.account(grant.principal.id);
      busy.add(account.number);
      rows.add(grant, { account, rows: batch });
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
  }
  if (options.withIdleAccounts) {
    for (const account of directory.accounts()) {
      if (!busy.has(account.number)) batch.push(rows.idle(account));
    }
  }
  yield batch;
}

class Rows {
  readonly #directory: ReviewDirectory;
  readonly #options: ReviewRowsOptions;
  readonly #syncId: string;
  /** Grants of one entitlement follow each other. */
  #last: ReviewEntitlement | undefined;

  constructor(
    directory: ReviewDirectory,
    { header, options }: { header: SyncHeader; options: ReviewRowsOptions },
  ) {
    this.#directory = directory;
    this.#options = options;
    this.#syncId = header.id;
  }

  /** Adds a row for each way to `rows`. */
  add(grant: Grant, { account, rows }: { account: ReviewAccount; rows: ReviewRow[] }): void {
    const own = grant.entitlement.id;
    const entitlement = this.#last?.id === own ? this.#last : this.#directory.entitlement(own);
    this.#last = entitlement;
    const risk = this.#options.riskOf?.(account, entitlement) ?? noRisk;
    const ways = pathIds(grant);
    if (ways.includes(own)) {
      const given = grantedAt(grant);
      const path = `${account.key}${STEP}${own}`;
      const shown = `${account.pathName}${STEP}${entitlement.pathName}`;
      const cells = [
        grant.id,
        "direct",
        shown,
        path,
        given ?? "",
        given === undefined ? "unknown" : "report",
        "",
      ];
      rows.push(this.#row(path, { account, entitlement, grant: cells, risk }));
    }
    for (const way of ways) {
      if (way === own) continue;
      const through = this.#directory.entitlement(way);
      const path = `${account.key}${STEP}${way}${STEP}${own}`;
      const shown = `${account.pathName}${STEP}${through.pathName}${STEP}${entitlement.pathName}`;
      const cells = [grant.id, "inherited", shown, path, "", "unknown", ""];
      rows.push(this.#row(path, { account, entitlement, grant: cells, risk }));
    }
  }

  idle(account: ReviewAccount): ReviewRow {
    const { key, pathName } = account;
    const risk = this.#options.riskOf?.(account) ?? noRisk;
    const cells = ["", "", pathName, key, "", "", ""];
    return this.#row(key, { account, entitlement: undefined, grant: cells, risk });
  }

  #row(path: string, row: Omit<ReviewRow, "reviewId" | "syncId">): ReviewRow {
    const { account, entitlement, grant, risk } = row;
    return { reviewId: reviewIdOf(path), account, entitlement, grant, risk, syncId: this.#syncId };
  }
}

const STEP = " > ";
const ID_DIGITS = 16;

/** The same path has the same id in every sync. */
export function reviewIdOf(pathIds: string): string {
  return `r_${hash("sha256", pathIds).slice(0, ID_DIGITS)}`;
}

const METADATA = annotationType("GrantMetadata");

/** Since when it is so, where a report of JumpCloud said so. */
function grantedAt({ annotations }: Grant): string | undefined {
  for (const annotation of annotations ?? []) {
    if (annotation["@type"] !== METADATA) continue;
    const time = annotation.metadata?.granted_at;
    if (typeof time === "string") return time;
  }
  return undefined;
}
