/** What somebody may say to mean a thing. */
export interface Called {
  /** May stand before a colon, ahead of anything else: "group:Engineering". */
  resourceType: string;
  ids: readonly string[];
  addresses: readonly string[];
  names: readonly string[];
}

/** By what something was found, the surest first. */
const ways = ["id", "address", "name", "part of the name"] as const;
export type FoundBy = (typeof ways)[number];

export interface Found<Item> {
  by: FoundBy;
  /** At least one; more than one when what was asked for is ambiguous. */
  items: readonly Item[];
}

/**
 * The items that `query` means in the surest way in which it means any: an id as it is, else an address or user name,
 * else a whole name, else part of a name, these three whatever the case. `undefined` when it means none.
 */
export function bestMatch<Item>(
  items: Iterable<Item>,
  query: string,
  called: (item: Item) => Called,
): Found<Item> | undefined {
  const asked = query.trim();
  const found = ways.map((by) => ({ by, items: [] as Item[] }));
  let best = found.length;
  for (const item of asked === "" ? [] : items) {
    const names = called(item);
    const prefix = `${names.resourceType}:`;
    const way = Math.min(
      wayOf(asked, names),
      asked.startsWith(prefix) ? wayOf(asked.slice(prefix.length), names) : ways.length,
    );
    if (way > best) continue;
    best = way;
    found[way]?.items.push(item);
  }
  return found[best];
}

function wayOf(text: string, { ids, addresses, names }: Called): number {
  if (text === "") return ways.length;
  if (ids.includes(text)) return 0;
  const wanted = folded(text);
  if (addresses.some((address) => folded(address) === wanted)) return 1;
  const all = names.map(folded);
  if (all.includes(wanted)) return 2;
  return all.some((name) => name.includes(wanted)) ? 3 : ways.length;
}

/** The same letter may be written as one character or as two, and in either case. */
export function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
