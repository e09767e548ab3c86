import { resourceKey } from "../../model/resource-id.js";
import type { ReviewItem } from "../review-item.js";

/** The keys of rows, by the key of the account and the entitlement that they are about. */
export type RowsByWay = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function rowsByWay(items: Iterable<Pick<ReviewItem, "key" | "account" | "entitlement">>): RowsByWay {
  const byAccount = new Map<string, Map<string, string>>();
  for (const { key, account, entitlement } of items) {
    const accountKey = resourceKey(account);
    const rows = byAccount.get(accountKey) ?? new Map<string, string>();
    rows.set(entitlement, key);
    byAccount.set(accountKey, rows);
  }
  return byAccount;
}

/** Adds to the list of a key. */
export function addTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
