import type { ReviewItem } from "../review-item.js";
import { shownText } from "../sheet-columns.js";
import { identifying } from "./shown-match.js";

/** The keys of rows that read as another one does: a group and an app of one name, which somebody has both. */
export function twinsAmong(items: Iterable<ReviewItem>): ReadonlySet<string> {
  const first = new Map<string, string>();
  const twins = new Set<string>();
  for (const item of items) {
    const text = JSON.stringify(identifying.map((column) => shownText(item, column)));
    const other = first.get(text);
    if (other === undefined) first.set(text, item.key);
    else twins.add(other).add(item.key);
  }
  return twins;
}
