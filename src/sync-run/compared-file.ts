import type { OrganizationName } from "../connector/organization.js";
import type { GivenLimits, MaxDrop } from "../sync/drop-limits.js";
import type { Inventory } from "../sync/inventory.js";
import { standingInventory } from "../sync/standing-inventory.js";
import { SyncFileError } from "../sync-file/errors.js";
import type { SyncHeader } from "../sync-file/header.js";
import { DEMO, type SyncTarget } from "./target.js";
import { TargetError } from "./target-error.js";

/** The file that a new result is compared with before it replaces it. */
export interface ComparedFile {
  header: SyncHeader;
  inventory: Inventory;
  /** How much less there may be, where it is not the usual. */
  limits: GivenLimits | undefined;
}

/**
 * Reads what a new result will be compared with, before anything is asked of JumpCloud. A file that is damaged is no
 * reason to go on unguarded: whoever cuts the old file must not thereby get a file with half of the people in its place.
 *
 * Throws TargetError when the file cannot be read to its end, unless `force`: then there is nothing to compare with.
 */
export async function readCompared(
  { standing, standingPath }: Pick<SyncTarget, "standing" | "standingPath">,
  { force, maxDrop }: { force?: true; maxDrop?: MaxDrop },
): Promise<ComparedFile | undefined> {
  if (standing.kind !== "sync file" || maxDrop === "none") return undefined;
  try {
    return { header: standing.header, inventory: await standingInventory(standingPath), limits: maxDrop };
  } catch (error) {
    if (!(error instanceof SyncFileError)) throw error;
    if (force) return undefined;
    throw new TargetError(
      standingPath,
      { kind: "damaged file" },
      { said: `${error.message}. What is gone could not be told from a damaged file`, cause: error },
    );
  }
}

/** Whether a file and a new result are of one organisation, as far as is known; else nothing can be lost. */
export function isComparable(
  { source }: SyncHeader,
  { organization, baseUrl }: { organization: OrganizationName | undefined; baseUrl: string },
): boolean {
  if ((source.baseUrl === DEMO) !== (baseUrl === DEMO)) return false;
  const { id } = source.organization;
  return id === undefined || organization?.id === undefined || id === organization.id;
}
