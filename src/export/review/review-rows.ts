import { hash } from "node:crypto";
import { pathIds } from "../../access/paths.js";
import { annotationType } from "../../model/annotation.js";
import type { Grant } from "../../model/grant.js";
import type { SyncHeader } from "../../sync-file/header.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import { isPlain } from "../csv.js";
import { NumberSet } from "../number-set.js";
import { type ReviewDirectory, type ReviewOptions, readReviewDirectory } from "./review-directory.js";
import {
  noRisk,
  type ReviewAccount,
  type ReviewEntitlement,
  type ReviewRow,
  type Risk,
} from "./review-row.js";
import { type ReviewWay, reviewWay } from "./review-way.js";

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

/** What the rows of a grant share. */
interface Held {
  grant: Grant;
  account: ReviewAccount;
  entitlement: ReviewEntitlement;
  risk: Risk;
  isPlainGrant: boolean;
}

class Rows {
  readonly #directory: ReviewDirectory;
  readonly #options: ReviewRowsOptions;
  readonly #syncId: string;
  /** Grants of one entitlement follow each other. */
  #last: ReviewEntitlement | undefined;
  /** Ways to that one, by the id of the first entitlement on them. */
  readonly #ways = new Map<string, ReviewWay>();

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
    const entitlement = this.#entitlement(own);
    const risk = this.#options.riskOf?.(account, entitlement) ?? noRisk;
    const ids = pathIds(grant);
    const isPlainGrant = account.isPlain && isPlain(grant.id);
    const shared = { grant, account, entitlement, risk, isPlainGrant };
    if (ids.includes(own)) rows.push(this.#row(this.#way(own, entitlement), shared, grantedAt(grant)));
    for (const id of ids) {
      if (id !== own) rows.push(this.#row(this.#way(id, entitlement), shared));
    }
  }

  idle(account: ReviewAccount): ReviewRow {
    const { key, pathName } = account;
    return {
      reviewId: reviewIdOf(key),
      account,
      entitlement: undefined,
      grant: ["", "", pathName, key, "", "", ""],
      isPlain: account.isPlain,
      risk: this.#options.riskOf?.(account) ?? noRisk,
      syncId: this.#syncId,
    };
  }

  #row(
    { type, names, ids, isPlain: isPlainWay }: ReviewWay,
    { grant, account, entitlement, risk, isPlainGrant }: Held,
    given?: string,
  ): ReviewRow {
    const path = account.key + ids;
    const source = given === undefined ? "unknown" : "report";
    return {
      reviewId: reviewIdOf(path),
      account,
      entitlement,
      grant: [grant.id, type, account.pathName + names, path, given ?? "", source, ""],
      isPlain: isPlainGrant && isPlainWay && (given === undefined || isPlain(given)),
      risk,
      syncId: this.#syncId,
    };
  }

  #entitlement(id: string): ReviewEntitlement {
    if (this.#last?.id === id) return this.#last;
    const entitlement = this.#directory.entitlement(id);
    this.#last = entitlement;
    this.#ways.clear();
    return entitlement;
  }

  /** Through the entitlement with this id to the last one. */
  #way(id: string, entitlement: ReviewEntitlement): ReviewWay {
    const known = this.#ways.get(id);
    if (known !== undefined) return known;
    const way = reviewWay(this.#directory.entitlement(id), entitlement);
    this.#ways.set(id, way);
    return way;
  }
}

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
