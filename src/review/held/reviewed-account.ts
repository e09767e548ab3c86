import { type Account, accountOf, userTraitOf } from "../../access/account.js";
import { type AccountFacts, accountFacts } from "../../access/account-facts.js";
import { folded } from "../../access/best-match.js";
import { type Person, Persons } from "../../access/persons.js";
import type { Resource } from "../../model/resource.js";

/** An account, with what a reviewer wants to know of it. */
export interface ReviewedAccount extends Account {
  facts: AccountFacts;
  /** Every address that is this account's, folded. */
  addresses: readonly string[];
}

/** A person, as a sheet shows one: the directory's account leads. */
export interface ReviewedPerson {
  key: string;
  displayName: string;
  /** The first account: it knows title, department and manager. */
  lead: ReviewedAccount;
  /** Every address of every account, folded, each once. */
  addresses: readonly string[];
}

/** The account that a resource is; `undefined` when it is none. */
export function reviewedAccount(resource: Resource): ReviewedAccount | undefined {
  const account = accountOf(resource);
  if (account === undefined) return undefined;
  const trait = userTraitOf(resource);
  const addresses = [account.email ?? [], (trait?.emails ?? []).map(({ address }) => address)].flat();
  return {
    ...account,
    facts: accountFacts(resource),
    addresses: [...new Set(addresses.map((address) => folded(address.trim())))],
  };
}

/** Everybody, by account. */
export class People {
  readonly #persons = new Persons<ReviewedAccount>();
  readonly #accounts: ReviewedAccount[] = [];

  add(account: ReviewedAccount): void {
    this.#persons.add(account);
    this.#accounts.push(account);
  }

  /** Every account, in the file's order. */
  accounts(): readonly ReviewedAccount[] {
    return this.#accounts;
  }

  account(key: string): ReviewedAccount | undefined {
    return this.#persons.account(key);
  }

  /** Whose account it is. */
  of(account: ReviewedAccount): ReviewedPerson {
    return reviewedPerson(
      this.#persons.of(account.key) ?? { key: account.key, accounts: [account] },
      account,
    );
  }
}

function reviewedPerson({ key, accounts }: Person<ReviewedAccount>, own: ReviewedAccount): ReviewedPerson {
  const lead = accounts[0] ?? own;
  const addresses = new Set(accounts.flatMap((account) => account.addresses));
  return { key, displayName: lead.displayName, lead, addresses: [...addresses] };
}
