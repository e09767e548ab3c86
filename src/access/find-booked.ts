import { closest, foldName } from "./closest.js";
import type { BookedResource, ResourceBook } from "./resource-book.js";

/**
 * The groups, apps and roles that `text` may mean, read as strictly as finds any: `type:id` or id, then the whole name,
 * then a part of it. `type:` may stand before a name as well. Upper and lower case are the same, but not in ids.
 */
export function findBooked(book: ResourceBook, text: string): readonly BookedResource[] {
  return closest(book.all(), (resource) => {
    const prefix = `${resource.id.resourceType}:`;
    const rank = rankOf(resource, text);
    if (!text.startsWith(prefix)) return rank;
    const typed = rankOf(resource, text.slice(prefix.length));
    return rank === undefined || typed === undefined ? (rank ?? typed) : Math.min(rank, typed);
  });
}

function rankOf({ id, key, displayName }: BookedResource, text: string): number | undefined {
  if (key === text || id.resource === text) return 0;
  const name = foldName(displayName);
  const folded = foldName(text);
  if (folded === "") return undefined;
  if (name === folded) return 1;
  return name.includes(folded) ? 2 : undefined;
}
