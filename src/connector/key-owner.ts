import type { Administrator } from "../jumpcloud/administrator.js";
import { canonicalTimestamp } from "../model/timestamp.js";
import type { RoleBook } from "./role-book.js";

/** Whose key it is, as far as that is known. */
export interface KeyOwner {
  /** An e-mail address. */
  owner?: string;
  /** The names of the owner's roles. */
  role?: string;
  /** When the key ends. */
  expiresAt?: string;
}

/** The administrator whose key may be the one in use, when it is exactly one: a prefix proves little. */
export function keyOwner({
  administrators,
  roles,
}: {
  administrators: ReadonlyMap<string, Administrator>;
  roles: RoleBook;
}): KeyOwner {
  const owners = [...administrators].filter(([, { apiKeyHash }]) => apiKeyHash?.mayBeOurs === true);
  const [only] = owners;
  if (only === undefined || owners.length > 1) return {};
  const [id, { email, apiKeyHash }] = only;
  const role = (roles.namesOf.get(id) ?? []).join(", ");
  const expiresAt = canonicalTimestamp(apiKeyHash?.expireAt ?? "");
  return {
    ...(email ? { owner: email.toWellFormed() } : {}),
    ...(role === "" ? {} : { role: role.toWellFormed() }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}
