import { folded } from "../../access/best-match.js";
import type { BookedResource } from "../../access/resource-book.js";
import { compareText } from "../../model/order.js";
import type { Holdings } from "../held/held-access.js";
import type { MatchOf } from "./sensitivity.js";

/** More than a line of a sheet has room for are counted. */
const MOST_NAMED = 3;

/** The names of what comes with a membership: what is sensitive first, else by name. */
export function givenNames(given: readonly BookedResource[], match: MatchOf): string[] {
  const rank = (app: BookedResource) => (match(app) === undefined ? 1 : 0);
  return [...given]
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        compareText(folded(a.displayName), folded(b.displayName)) ||
        compareText(a.key, b.key),
    )
    .map(({ displayName }) => displayName);
}

/** Keys of all apps that come with a membership, sorted: made once, however many are in the group. */
export function givenKeys(givenBy: Holdings["givenBy"]): (membership: string) => readonly string[] {
  const made = new Map<string, readonly string[]>();
  return (membership) => {
    const known = made.get(membership);
    if (known !== undefined) return known;
    const keys = (givenBy.get(membership) ?? []).map(({ key }) => key).sort(compareText);
    made.set(membership, keys);
    return keys;
  };
}

/** "AWS, GitHub, + 4 more" */
export function givesWords(names: readonly string[]): string {
  if (names.length <= MOST_NAMED) return names.join(", ");
  const named = names.slice(0, MOST_NAMED - 1);
  return [...named, `+ ${names.length - named.length} more`].join(", ");
}
