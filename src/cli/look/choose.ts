import type { Found, FoundBy } from "../../access/best-match.js";
import type { FindableResource } from "../../access/find-resource.js";
import { resourceKey } from "../../model/resource-id.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { counted, countText } from "../number-text.js";

/** What somebody asked for, and what was found. */
export interface Question<Item> {
  query: string;
  /** What was looked for: "principal". */
  noun: string;
  found: Found<Item> | undefined;
  /** Items of one answer have the same one, such as the accounts of a person. */
  answerOf(item: Item): string;
  /** The item for a person who has to choose. */
  describe(item: Item): string;
}

/** More would scroll away what went wrong. */
const SHOWN = 10;

/**
 * The items of the one answer that was meant. Throws UsageError when there is none, or several: then the advice lists
 * them.
 */
export function chooseOne<Item>(
  question: Question<Item>,
  { advise }: Pick<CommandContext, "advise">,
): Found<Item> {
  const { query, noun, found, answerOf, describe } = question;
  if (found === undefined) {
    throw new UsageError(
      `no ${noun} found by "${query}": looked for an id, type:id, an e-mail address, a user name, a name or a part of one`,
    );
  }
  const answers = new Set(found.items.map(answerOf)).size;
  if (answers === 1) return found;
  for (const item of found.items.slice(0, SHOWN)) advise(describe(item));
  if (found.items.length > SHOWN) advise(`… and ${countText(found.items.length - SHOWN)} more`);
  throw new UsageError(
    `"${query}" is ${wayWords[found.by]} of ${counted(answers, noun)}; give the id of one:`,
  );
}

const wayWords = {
  id: "the id",
  address: "the address or user name",
  name: "the name",
  "part of the name": "part of the name",
} as const satisfies Record<FoundBy, string>;

/** A resource on one line: what it can be asked for by, and who it is. */
export function resourceLine({ id, displayName, email }: FindableResource): string {
  return `${resourceKey(id)}  ${displayName}${email === undefined ? "" : `  <${email}>`}`;
}
