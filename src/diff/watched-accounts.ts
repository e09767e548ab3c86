import type { ResourceChange } from "./changes.js";
import type { Directory } from "./directory.js";
import { moverPaths } from "./events/mover.js";
import { isAtOrBelow } from "./field-change.js";

/**
 * Accounts of everybody of whom events tell what they hold, whether it changed or not: who joined, left, came back or
 * moved.
 */
export function watchedAccounts(changes: readonly ResourceChange[], directory: Directory): Set<string> {
  const watched = new Set<string>();
  for (const change of changes) {
    if (directory.account(change.id) === undefined || !isTold(change)) continue;
    for (const { key } of directory.personOf(change.id)?.accounts ?? []) watched.add(key);
  }
  return watched;
}

function isTold(change: ResourceChange): boolean {
  if (change.kind !== "changed") return true;
  const paths = ["/status", ...moverPaths];
  return change.fields.some(({ path }) => paths.some((prefix) => isAtOrBelow(path, prefix)));
}
