import type { SyncHeader } from "../../../sync-file/header.js";
import { IncompleteError } from "../../errors.js";

/** Whoever has a role is an administrator in a sync without roles too, and has a row as one. */
const ROLE = "role";

/**
 * Throws IncompleteError when the sync left out what people have: nobody would be asked about it. Roles alone may be left
 * out.
 */
export function refuseLeftOutTypes({ options }: Pick<SyncHeader, "options">): void {
  const missed = (options.without ?? []).filter((type) => type !== ROLE);
  if (missed.length === 0) return;
  throw new IncompleteError(
    `nothing is written: the sync left out ${missed.join(", ")} (--without): sync again without that flag`,
  );
}

/** What a sync without roles makes of a review, in words. */
export function leftOutRemarks({ options }: Pick<SyncHeader, "options">): string[] {
  if (!options.without?.includes(ROLE)) return [];
  return [
    "the sync left out role (--without): an administrator counts by the account, and nobody is asked about roles",
  ];
}
