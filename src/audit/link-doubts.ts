import type { Account } from "../access/account.js";
import { folded } from "../access/best-match.js";
import type { Population } from "./population.js";

/** Tells why an account may be the same person's as one that it is not linked to. */
export type LinkDoubt = (account: Account) => string | undefined;

/** By the warnings of the sync: whose administrator account is not there, and which address several accounts have. */
export function linkDoubts({ accounts, account: find, isWarned }: Population): LinkDoubt {
  const contested = new Set(
    accounts
      .filter(({ id }) => id.resourceType === "admin_user")
      .filter((administrator) => isWarned("ambiguous_admin_link", administrator))
      .flatMap(({ key, email }) => [key, ...(email === undefined ? [] : [folded(email)])]),
  );
  return ({ key, email }) => {
    const account = find(key);
    if (account !== undefined && isWarned("dangling_admin_link", account)) {
      return "JumpCloud names an administrator account of this user, which the file does not hold";
    }
    if (contested.has(key) || (email !== undefined && contested.has(folded(email)))) {
      return "several accounts could belong to one administrator";
    }
    return undefined;
  };
}
