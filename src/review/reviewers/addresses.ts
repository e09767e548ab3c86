import type { People, ReviewedAccount } from "../held/reviewed-account.js";

/** What a sync file says of the owner of an address. */
export type Standing = "in use" | "disabled" | "nobody";

/** Tells whose addresses are whose, by the address, folded. A person's directory account says whether they are here. */
export function standings(people: People): (address: string) => Standing {
  const leads = new Map<string, ReviewedAccount[]>();
  for (const account of people.accounts()) {
    const { lead } = people.of(account);
    for (const address of account.addresses) {
      const known = leads.get(address);
      if (known === undefined) leads.set(address, [lead]);
      else known.push(lead);
    }
  }
  return (address) => {
    const found = leads.get(address);
    if (found === undefined) return "nobody";
    return found.every(({ state }) => state === "disabled") ? "disabled" : "in use";
  };
}
