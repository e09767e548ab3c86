import { join } from "node:path";
import { resourceKey } from "../../model/resource-id.js";
import { type ClosedRow, readClosing, readClosingOf } from "../closing/closing-document.js";
import { ReviewError } from "../errors.js";
import { openReview, readReviewDocument } from "../folder/open-review.js";
import type { ItemKind, ReviewItem } from "../review-item.js";
import { isSameOrganization } from "../same-organization.js";
import { reviewNames } from "./reviews-in.js";

/** What is looked up in a review that was closed: never by its keys, which are that review's own. */
export interface HeldThing {
  kind: ItemKind;
  accountKey: string;
  entitlementId: string;
}

/** What stands of a thing in a review that was closed. */
export interface EarlierRow extends Pick<ReviewItem, "gives" | "shown"> {
  decision: ClosedRow["decision"];
  /** Whether somebody still had it when the review was closed: what was gone then and is there now was given again. */
  isStillThere: boolean;
}

/** A review that was closed. */
export interface EarlierReview {
  name: string;
  /** How many of its rows nobody decided, or were to be removed and still there, when it was closed. */
  openRows: number;
  /** `undefined` when it was not on any sheet. */
  rowOf(thing: HeldThing): EarlierRow | undefined;
  /** Whether everything of this kind was on a sheet then: only so is something else new. */
  isWhole(kind: ItemKind): boolean;
}

/**
 * Reads a closed review of the organisation. Throws ReviewError: there is none of the name, it is not closed, or it is of
 * another organisation.
 */
export async function readEarlierReview(
  folder: string,
  { organizationId }: { organizationId: string | undefined },
): Promise<EarlierReview> {
  const review = await openReview(folder);
  const { document, items } = review;
  const closing = await readClosingOf(review);
  if (closing === undefined) {
    throw new ReviewError(
      `the review ${document.name} is not closed, so that nobody knows what was kept: jc-connector review close ${document.name}`,
    );
  }
  if (!isSameOrganization(document.sync.organization.id, organizationId)) {
    throw new ReviewError(`the review ${document.name} is of another organisation than the sync file`);
  }
  const closed = new Map(closing.rows.map((row) => [row.key, row]));
  const before = new Map<string, EarlierRow>();
  for (const { key, kind, account, entitlement, gives, shown } of items.values()) {
    const thing = { kind, accountKey: resourceKey(account), entitlementId: entitlement };
    const { decision = "open", stillThere = true } = closed.get(key) ?? {};
    before.set(nameOf(thing), {
      decision,
      isStillThere: stillThere,
      shown,
      ...(gives !== undefined && { gives }),
    });
  }
  const { by, scope } = document;
  const isUnlimited = scope.onlyPrivileged === undefined && scope.since === undefined;
  return {
    name: document.name,
    openRows: closing.rows.filter(isOpen).length,
    rowOf: (thing) => before.get(nameOf(thing)),
    isWhole: (kind) => isUnlimited && (kind !== "through groups" || by === "resource"),
  };
}

/**
 * The folder of the newest of the organisation's closed reviews: of the one whose sync is newest, whenever each was
 * closed, since an old review may be closed again. `undefined` when there is none. Throws ReviewError where one cannot be
 * read: the last one may be that.
 */
export async function lastClosedReview(
  reviews: string,
  { organizationId }: { organizationId: string | undefined },
): Promise<string | undefined> {
  if (organizationId === undefined) return undefined;
  const closed: { folder: string; times: readonly [synced: number, closed: number] }[] = [];
  for (const name of await reviewNames(reviews)) {
    const folder = join(reviews, name);
    const closing = await readClosing(folder);
    if (closing === undefined) continue;
    const { sync } = await readReviewDocument(folder);
    if (!isSameOrganization(sync.organization.id, organizationId)) continue;
    closed.push({ folder, times: [Date.parse(sync.startedAt), Date.parse(closing.closedAt)] });
  }
  return closed.sort((a, b) => b.times[0] - a.times[0] || b.times[1] - a.times[1])[0]?.folder;
}

function isOpen({ decision, stillThere, open }: ClosedRow): boolean {
  return open !== undefined || decision === "open" || (decision === "remove" && stillThere);
}

function nameOf({ kind, accountKey, entitlementId }: HeldThing): string {
  return JSON.stringify([kind === "through groups", accountKey, entitlementId]);
}
