import type { Random } from "./random.js";

/** Draws `count` different elements; state is kept between draws, so that a draw costs no more than its size. */
export type DrawDistinct = (count: number) => string[];

/** Draws from `elements`, the first steps of a Fisher-Yates shuffle each time; all of them when `count` is larger. */
export function createDraw(elements: readonly string[], random: Random): DrawDistinct {
  const pool = [...elements];
  return (count) => {
    const size = Math.min(count, pool.length);
    for (let index = 0; index < size; index++) {
      const other = index + random.integer(pool.length - index);
      [pool[index], pool[other]] = [pool[other] ?? "", pool[index] ?? ""];
    }
    return pool.slice(0, size);
  };
}

/**
 * The sizes of `groups` groups with about `memberships` members in all: the first has every one of `users`, the
 * others follow Zipf's law (the k-th has 1/k of the first) scaled to what is left, each with at most everybody.
 */
export function groupSizes({ users, groups, memberships }: Sizes): number[] {
  const shares = Array.from({ length: Math.max(0, groups - 1) }, (_, index) => 1 / (index + 2));
  const sum = shares.reduce((total, share) => total + share, 0);
  const wanted = Math.max(0, (memberships ?? Math.round(users * (1 + sum))) - users);
  const others = shares.map((share) => Math.min(users, Math.round((wanted * share) / sum)));
  return groups === 0 ? [] : [users, ...others];
}

export interface Sizes {
  users: number;
  groups: number;
  /** By default the k-th group has 1/k of everybody. */
  memberships?: number;
}

/** Puts ids that nobody has into the lists of `edges`, one after the other at places of chance. */
export function addGhostEdges(
  edges: Map<string, string[]>,
  { ghosts, random }: { ghosts: readonly string[]; random: Random },
): void {
  const lists = [...edges.values()];
  for (const [index, ghost] of ghosts.entries()) {
    const list = lists[index % lists.length];
    list?.splice(random.integer(list.length + 1), 0, ghost);
  }
}
