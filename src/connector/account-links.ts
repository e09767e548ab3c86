import type { Administrator } from "../jumpcloud/administrator.js";
import type { SystemUser } from "../jumpcloud/system-user.js";
import { foldEmail } from "./email.js";
import { recordId } from "./record-id.js";

/**
 * `user_admin_id`: the administrator was made from the user, signs in with the user's password and MFA and is deleted
 * with the user. `email`: an account of its own that has the same address.
 */
export type LinkBasis = "user_admin_id" | "email";

/** The two accounts of somebody who is a user and an administrator. */
export interface AccountLink {
  userId: string;
  adminId: string;
  basis: LinkBasis;
}

export interface AccountLinks {
  ofUser: ReadonlyMap<string, AccountLink>;
  ofAdministrator: ReadonlyMap<string, AccountLink>;
  /** Administrators whom more than one account could be linked to. */
  ambiguous: readonly string[];
  /** Users whose administrator account does not exist. */
  dangling: readonly string[];
}

export const noAccountLinks: AccountLinks = {
  ofUser: new Map(),
  ofAdministrator: new Map(),
  ambiguous: [],
  dangling: [],
};

const nobody: ReadonlySet<string> = new Set();

/**
 * Links users and administrators: first where exactly one user names the administrator, then, among the accounts left
 * over, where exactly one user and one administrator of all have an address. Those whom only a managing provider lists
 * come after all others: whether the key may read them changes no link of the organisation's own.
 */
export function linkAccounts(
  users: ReadonlyMap<string, SystemUser>,
  {
    administrators,
    ofProvider = nobody,
  }: { administrators: ReadonlyMap<string, Administrator>; ofProvider?: ReadonlySet<string> | undefined },
): AccountLinks {
  const { claims, dangling } = claimsOf(users, administrators);
  const own = new Map([...administrators].filter(([id]) => !ofProvider.has(id)));
  const linker = new Linker();
  linker.linkClaimed([...claims].filter(([adminId]) => own.has(adminId)));
  linker.linkByAddress(accountsByAddress(users, own), { among: own });
  if (ofProvider.size > 0) {
    linker.linkClaimed([...claims].filter(([adminId]) => ofProvider.has(adminId)));
    linker.linkByAddress(accountsByAddress(users, administrators), { among: ofProvider });
  }
  const { ofUser, ofAdministrator, ambiguous } = linker;
  return { ofUser, ofAdministrator, ambiguous, dangling };
}

/** The links so far, and who is left over. */
class Linker {
  readonly ofUser = new Map<string, AccountLink>();
  readonly ofAdministrator = new Map<string, AccountLink>();
  readonly ambiguous: string[] = [];
  // Of several users who name one administrator, at most one is right: an address would not tell which, because it is
  // an account of its own that a common address stands for.
  readonly #contestedAdministrators = new Set<string>();
  readonly #contestingUsers = new Set<string>();

  linkClaimed(claims: Iterable<readonly [adminId: string, userIds: readonly string[]]>): void {
    for (const [adminId, userIds] of claims) {
      const [userId] = userIds;
      if (userIds.length === 1 && userId !== undefined) {
        if (this.#isUserLeft(userId)) this.#link({ userId, adminId, basis: "user_admin_id" });
        continue;
      }
      this.#contestedAdministrators.add(adminId);
      this.ambiguous.push(adminId);
      for (const id of userIds) this.#contestingUsers.add(id);
    }
  }

  /** `accounts` are those of each address; of their administrators, only those `among` are still to be linked. */
  linkByAddress(
    accounts: ReadonlyMap<string, AccountsOfAddress>,
    { among }: { among: { has(adminId: string): boolean } },
  ): void {
    for (const { userIds, adminIds } of accounts.values()) {
      const [userId] = userIds;
      if (userId === undefined) continue;
      const isOnlyPair = userIds.length === 1 && adminIds.length === 1;
      const left = adminIds.filter((id) => among.has(id) && this.#isAdministratorLeft(id));
      const [adminId] = left;
      if (isOnlyPair && adminId !== undefined && this.#isUserLeft(userId)) {
        this.#link({ userId, adminId, basis: "email" });
      } else this.ambiguous.push(...left);
    }
  }

  #link(accounts: AccountLink): void {
    this.ofUser.set(accounts.userId, accounts);
    this.ofAdministrator.set(accounts.adminId, accounts);
  }

  #isUserLeft(userId: string): boolean {
    return !this.ofUser.has(userId) && !this.#contestingUsers.has(userId);
  }

  #isAdministratorLeft(adminId: string): boolean {
    return !this.ofAdministrator.has(adminId) && !this.#contestedAdministrators.has(adminId);
  }
}

interface AccountsOfAddress {
  userIds: string[];
  adminIds: string[];
}

/** Which users name which administrator as made from them. */
function claimsOf(
  users: ReadonlyMap<string, SystemUser>,
  administrators: ReadonlyMap<string, Administrator>,
): { claims: Map<string, string[]>; dangling: string[] } {
  const claims = new Map<string, string[]>();
  const dangling: string[] = [];
  for (const [userId, user] of users) {
    if (!user.admin?.id) continue;
    const adminId = recordId(user.admin.id);
    if (!administrators.has(adminId)) dangling.push(userId);
    else if (claims.get(adminId)?.push(userId) === undefined) claims.set(adminId, [userId]);
  }
  return { claims, dangling };
}

/** The accounts that have each address of an administrator. */
function accountsByAddress(
  users: ReadonlyMap<string, SystemUser>,
  administrators: ReadonlyMap<string, Administrator>,
): Map<string, AccountsOfAddress> {
  const accounts = new Map<string, AccountsOfAddress>();
  for (const [adminId, { email }] of administrators) {
    if (!email) continue;
    const address = foldEmail(email);
    const known = accounts.get(address);
    if (known === undefined) accounts.set(address, { userIds: [], adminIds: [adminId] });
    else known.adminIds.push(adminId);
  }
  for (const [userId, { email }] of users) {
    if (email) accounts.get(foldEmail(email))?.userIds.push(userId);
  }
  return accounts;
}
