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

/**
 * Links users and administrators: first where exactly one user names the administrator, then, among the accounts left
 * over, where exactly one user and one administrator of all have an address.
 */
export function linkAccounts(
  users: ReadonlyMap<string, SystemUser>,
  administrators: ReadonlyMap<string, Administrator>,
): AccountLinks {
  const ofUser = new Map<string, AccountLink>();
  const ofAdministrator = new Map<string, AccountLink>();
  const link = (accounts: AccountLink) => {
    ofUser.set(accounts.userId, accounts);
    ofAdministrator.set(accounts.adminId, accounts);
  };
  const isFree = (adminId: string) => !ofAdministrator.has(adminId) && !contestedAdministrators.has(adminId);
  const { claims, dangling } = claimsOf(users, administrators);
  // Of several users who name one administrator, at most one is right: an address would not tell which, because it is
  // an account of its own that a common address stands for.
  const contestedAdministrators = new Set<string>();
  const contestingUsers = new Set<string>();
  for (const [adminId, userIds] of claims) {
    const [userId] = userIds;
    if (userIds.length === 1 && userId !== undefined) link({ userId, adminId, basis: "user_admin_id" });
    else {
      contestedAdministrators.add(adminId);
      for (const id of userIds) contestingUsers.add(id);
    }
  }
  const ambiguous = [...contestedAdministrators];
  for (const { userIds, adminIds } of accountsByAddress(users, administrators).values()) {
    const [userId] = userIds;
    const [adminId] = adminIds;
    if (userId === undefined || adminId === undefined) continue;
    const isOnlyPair = userIds.length === 1 && adminIds.length === 1;
    const isLeftOver = !ofUser.has(userId) && !contestingUsers.has(userId) && isFree(adminId);
    if (isOnlyPair && isLeftOver) link({ userId, adminId, basis: "email" });
    else ambiguous.push(...adminIds.filter(isFree));
  }
  return { ofUser, ofAdministrator, ambiguous, dangling };
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
): Map<string, { userIds: string[]; adminIds: string[] }> {
  const accounts = new Map<string, { userIds: string[]; adminIds: string[] }>();
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
