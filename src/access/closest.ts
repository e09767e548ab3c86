/** Upper and lower case, and two ways to write an accent, are the same when somebody types a name. */
export function foldName(text: string): string {
  return text.normalize("NFC").toLowerCase().trim();
}

/**
 * The items with the lowest rank, in their order: what a search means when it can mean several things. `rankOf` gives
 * `undefined` to what it does not mean at all.
 */
export function closest<Item>(
  items: Iterable<Item>,
  rankOf: (item: Item) => number | undefined,
): readonly Item[] {
  let best = Number.POSITIVE_INFINITY;
  let found: Item[] = [];
  for (const item of items) {
    const rank = rankOf(item);
    if (rank === undefined || rank > best) continue;
    if (rank < best) found = [];
    best = rank;
    found.push(item);
  }
  return found;
}
