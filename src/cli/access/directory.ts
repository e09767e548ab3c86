import { accountOf } from "../../access/account.js";
import { type AccountFacts, accountFacts } from "../../access/account-facts.js";
import { Persons } from "../../access/persons.js";
import { ResourceBook } from "../../access/resource-book.js";
import { annotationType } from "../../model/annotation.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";

/** Everybody and everything of a sync file, without who holds what. Memory grows with resources alone. */
export interface Directory {
  persons: Persons;
  /** By the account's key. */
  facts: ReadonlyMap<string, AccountFacts>;
  /** Whatever is no account. */
  book: ResourceBook;
  /** Ids of the entitlements that nobody can be given or lose one by one. */
  immutable: ReadonlySet<string>;
}

/** Reads up to the grants, which are the cursor's next section. Throws SyncFileError. */
export async function readDirectory(cursor: SectionCursor): Promise<Directory> {
  const persons = new Persons();
  const facts = new Map<string, AccountFacts>();
  const book = new ResourceBook();
  const immutable = new Set<string>();
  await passOver(cursor.section("resourceTypes"));
  for await (const resource of cursor.section("resources")) {
    const account = accountOf(resource);
    if (account === undefined) {
      book.add(resource);
      continue;
    }
    persons.add(account);
    facts.set(account.key, accountFacts(resource));
  }
  const immutableType = annotationType("EntitlementImmutable");
  for await (const { id, annotations = [] } of cursor.section("entitlements")) {
    if (annotations.some((annotation) => annotation["@type"] === immutableType)) immutable.add(id);
  }
  return { persons, facts, book, immutable };
}

async function passOver(records: AsyncGenerator<unknown>): Promise<void> {
  while (!(await records.next()).done);
}
