import { entitlementResource } from "../../model/entitlement.js";
import { resourceKey } from "../../model/resource-id.js";
import { NO_PROVIDER_KNOWN, unreadParts } from "../../model/unread-part.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { leftOutTypes } from "../../sync-file/left-out.js";
import type { Manifest } from "../../sync-file/manifest.js";
import type { ReviewItem } from "../review-item.js";
import type { AccessNow } from "./access-now.js";

type NotRead = Manifest["notRead"][number];

/** Lists of administrators that a key may not read, as the manifest names them. */
const listsOfAdministrators: ReadonlySet<string> = new Set([
  unreadParts.serviceAccounts,
  unreadParts.providerAdministrators,
]);

/**
 * What a sync was told to leave out (--without) although `items` are about it: there, what is not in the file may be so all
 * the same. Apps are always needed: without them nobody can tell what a removal ends.
 */
export function leftOutOf(items: Iterable<ReviewItem>, { options }: Pick<SyncHeader, "options">): string[] {
  const needed = new Set(["app"]);
  for (const { account, entitlement } of items) {
    needed.add(account.resourceType).add(entitlementResource(entitlement).resourceType);
  }
  return (options.without ?? []).filter((type) =>
    [...leftOutTypes({ options: { without: [type] } })].some((left) => needed.has(left)),
  );
}

/** Rows of which a later sync does not tell what became of them. */
export interface UnreadAdministrators {
  /** The list that it did not read, and why. */
  list: NotRead;
  items: readonly ReviewItem[];
}

/**
 * Administrators' rows whose account a later sync lacks while it did not read a list that may hold it: whether the account
 * is gone, nobody knows. `undefined` where there are none. `reviewed` is what the review's own sync did not read: nobody
 * of such a list is in the review; `undefined` where that is not known.
 */
export function unreadAdministrators(
  items: Iterable<ReviewItem>,
  {
    now,
    notRead,
    reviewed,
  }: { now: AccessNow; notRead: readonly NotRead[]; reviewed: readonly NotRead[] | undefined },
): UnreadAdministrators | undefined {
  const list = notRead.find((one) => listsOfAdministrators.has(one.what) && !isHarmless(one, reviewed));
  if (list === undefined) return undefined;
  const lacking = [...items].filter(
    ({ account }) => account.resourceType === "admin_user" && !now.hasAccount(resourceKey(account)),
  );
  return lacking.length === 0 ? undefined : { list, items: lacking };
}

function isHarmless({ what, why }: NotRead, reviewed: readonly NotRead[] | undefined): boolean {
  if (reviewed !== undefined) return reviewed.some((one) => one.what === what);
  return what === unreadParts.providerAdministrators && why === NO_PROVIDER_KNOWN;
}
