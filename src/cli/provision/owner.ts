import { foldEmail } from "../../connector/email.js";
import type { AccessReader } from "../../jumpcloud/access-reader.js";
import type { Administrator } from "../../jumpcloud/administrator.js";
import type { JumpCloudClient } from "../../jumpcloud/client.js";
import { NotFoundError, RefusedError } from "../../jumpcloud/errors.js";
import type { ResourceId } from "../../model/resource-id.js";

/** An administrator whose key begins as the one in use. */
export interface KeyHolder {
  id: string;
  email?: string;
}

/** Whose key it is; `unknown` says why that is not known, and `candidates` who it may be: none, or several. */
export type Owner =
  | (KeyHolder & { unknown?: never; candidates?: never })
  | { unknown: string; candidates: readonly KeyHolder[]; email?: never };

/**
 * The administrator whose key may be the one in use, by its first characters: only where it is exactly one. Those of the
 * managing provider count too, where the key may read them. Rejects with the errors of the API client; a key that may
 * not read administrators is none.
 */
export async function findOwner(
  client: Pick<JumpCloudClient, "administrators" | "providerAdministrators">,
  { serviceAccount, providerId }: { serviceAccount?: string; providerId?: string } = {},
): Promise<Owner> {
  if (serviceAccount !== undefined)
    return { unknown: `the service account ${serviceAccount} is nobody's key`, candidates: [] };
  const own = await holdersAmong(client.administrators());
  const ofProvider =
    providerId === undefined ? [] : await holdersAmong(client.providerAdministrators(providerId));
  const byId = new Map([...(own ?? []), ...(ofProvider ?? [])].map((holder) => [holder.id, holder]));
  const candidates = [...byId.values()];
  if (own === undefined) return { unknown: "the key may not read administrators", candidates };
  const [owner] = candidates;
  if (owner === undefined) return { unknown: "no administrator's key begins as this one", candidates };
  if (candidates.length === 1) return owner;
  return { unknown: `the keys of ${candidates.length} administrators begin as this one`, candidates };
}

/** `undefined` where the key may not read them. */
async function holdersAmong(administrators: AsyncIterable<Administrator>): Promise<KeyHolder[] | undefined> {
  const found: KeyHolder[] = [];
  try {
    for await (const { id, email, apiKeyHash } of administrators) {
      if (apiKeyHash?.mayBeOurs === true) found.push({ id, ...(email && { email: email.toWellFormed() }) });
    }
  } catch (error) {
    const isRefused = error instanceof RefusedError && error.status === 403;
    if (!isRefused && !(error instanceof NotFoundError)) throw error;
    return undefined;
  }
  return found;
}

/**
 * Whose key it is, or may be, if that is the user: the administrator was made from that user, or has the same address.
 * Rejects with the errors of the API client.
 */
export async function holderWhoIs(
  { resourceType, resource }: ResourceId,
  { owner, reader }: { owner: Owner; reader: AccessReader },
): Promise<KeyHolder | undefined> {
  const holders = owner.unknown === undefined ? [owner] : owner.candidates;
  if (holders.length === 0 || resourceType !== "user") return undefined;
  const user = await reader.user(resource);
  if (user === undefined) return undefined;
  return holders.find(
    ({ id, email }) =>
      user.admin?.id === id || (user.email && email && foldEmail(user.email) === foldEmail(email)),
  );
}
