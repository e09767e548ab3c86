import { compareText } from "../../../model/order.js";
import type { LeftOutTally } from "../left-out.js";
import type { Match } from "../read-match.js";
import type { Tables } from "../tables.js";
import type { Survey } from "./survey.js";
import { primaryAddress } from "./translate.js";

/** The accounts of those who administer. */
export interface Accounts {
  /** By the id of an account that was listed, or of a user; no account is two people's. */
  accountOf: ReadonlyMap<string, string>;
  /** By the id of a user, that of the administrator's account which is linked to it, as `match` says. */
  linkOf: ReadonlyMap<string, string>;
}

/**
 * Tells the account of each who was listed as one, and of each user in `people` whom that connector took for an
 * administrator: it goes by the e-mail address, and so does this, before a link. Without `match` there are none.
 */
export function accountsOf(
  people: ReadonlySet<string>,
  {
    tables,
    found,
    match,
    tally,
  }: { tables: Tables; found: Survey; match: Match | undefined; tally: LeftOutTally },
): Accounts {
  const accountOf = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of [...found.administrators.keys()].sort(compareText)) {
    if (match === undefined) tally.add("administrator_left_out", `user:${id}`);
    else {
      accountOf.set(id, id);
      taken.add(id);
    }
  }
  for (const person of [...people].sort(compareText)) {
    const row = found.users.get(person);
    if (row === undefined) continue;
    const address = match && primaryAddress(tables.resource(row));
    const account = match?.administratorWith.get(address ?? "") ?? match?.administratorOf.get(person);
    if (account === undefined || taken.has(account)) {
      tally.add("administrator_merged_into_user", `user:${person}`);
      continue;
    }
    accountOf.set(person, account);
    taken.add(account);
  }
  const linkOf = [...(match?.administratorOf ?? [])].filter(
    ([user, account]) => taken.has(account) && found.users.has(user),
  );
  return { accountOf, linkOf: new Map(linkOf) };
}
