import type { Holder } from "./resource-access.js";

/** How many people hold a resource, and in which ways. */
export interface HolderCounts {
  people: number;
  /** Assigned themselves, and through no group. */
  directOnly: number;
  /** Through groups, and in no other way: taking an assignment away is not possible. */
  throughOnly: number;
  both: number;
  /** Nobody can sign in with the accounts through which they hold it. */
  disabled: number;
}

export function countHolders(holders: readonly Holder[]): HolderCounts {
  const counts: HolderCounts = {
    people: holders.length,
    directOnly: 0,
    throughOnly: 0,
    both: 0,
    disabled: 0,
  };
  for (const { holds } of holders) {
    const paths = holds.flatMap((hold) => hold.paths);
    const isDirect = paths.some(({ kind }) => kind === "direct");
    const isThrough = paths.some(({ kind }) => kind === "through");
    if (isDirect && isThrough) counts.both += 1;
    else if (isThrough) counts.throughOnly += 1;
    else counts.directOnly += 1;
    if (holds.every(({ account }) => account.state === "disabled")) counts.disabled += 1;
  }
  return counts;
}
