import type { ReviewItem } from "../../../review/review-item.js";
import type { SyncHeader } from "../../../sync-file/header.js";
import { type LaterSync, type LaterThan, leftOutWords, readLaterSync } from "../later-sync.js";
import { incompleteWords } from "../whole-sync.js";

/** A later sync, and what it says of the accounts of some rows. */
export type CurrentSync = LaterSync;

/** Reads what a later sync says of the accounts of `items`. Throws as `readLaterSync`. */
export async function readCurrent(path: string, than: LaterThan): Promise<CurrentSync> {
  return readLaterSync(path, than);
}

/** Why what a sync does not hold says nothing about `items`; `undefined` where it does. */
export function unfitWords(
  header: SyncHeader,
  { items, name }: { items: readonly ReviewItem[]; name: string },
): string | undefined {
  return incompleteWords({ name, header }) ?? leftOutWords({ name, header }, items);
}
