import { z } from "zod";
import type { Account } from "../access/account.js";
import { type NamedResource, namesOf } from "../access/privileged.js";

// What suppressions and rules about the separation of duties mean by their patterns; anyGlob understands them.

/** Longer than any name in a sync file. */
export const patternSchema = z.string().trim().min(1).max(1024);

/** What a pattern of somebody may mean: an account's id, `type:id`, address, user name or display name. */
export function accountNames({
  id,
  key,
  email,
  username,
  displayName,
}: Pick<Account, "id" | "key" | "displayName"> & {
  email?: string | undefined;
  username?: string | undefined;
}): string[] {
  return [id.resource, key, email, username, displayName].filter((name) => name !== undefined);
}

/** What a pattern of an entitlement may mean: its id, and the names and ids of its resource. */
export function entitlementNames(entitlement: { id: string; resource: NamedResource | undefined }): string[] {
  const { id, resource } = entitlement;
  return resource === undefined ? [id] : [...namesOf(resource), id];
}
