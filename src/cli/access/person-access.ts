import type { Account } from "../../access/account.js";
import type { AccountFacts } from "../../access/account-facts.js";
import { type EffectiveAccess, effectiveAccess } from "../../access/effective-access.js";
import type { Person } from "../../access/persons.js";
import type { Grant } from "../../model/grant.js";
import { resourceKey } from "../../model/resource-id.js";
import type { Directory } from "./directory.js";

/** What a person reaches with one of the accounts. */
export interface AccountAccess extends EffectiveAccess {
  account: Account;
  facts: AccountFacts | undefined;
}

/** What a person reaches, account by account. */
export interface PersonAccess {
  person: Person;
  accounts: readonly AccountAccess[];
}

/** Picks a person's grants out of all. Memory grows with these. */
export async function readPersonAccess(
  grants: AsyncIterable<Grant>,
  person: Person,
  { facts }: Pick<Directory, "facts">,
): Promise<PersonAccess> {
  const own = new Map(person.accounts.map(({ key }) => [key, [] as Grant[]]));
  const ids = new Set(person.accounts.map(({ id }) => id.resource));
  for await (const grant of grants) {
    const { id } = grant.principal;
    if (ids.has(id.resource)) own.get(resourceKey(id))?.push(grant);
  }
  return {
    person,
    accounts: person.accounts.map((account) => ({
      account,
      facts: facts.get(account.key),
      ...effectiveAccess(own.get(account.key) ?? []),
    })),
  };
}
