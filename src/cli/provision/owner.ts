import { foldEmail } from "../../connector/email.js";
import type { AccessReader } from "../../jumpcloud/access-reader.js";
import type { JumpCloudClient } from "../../jumpcloud/client.js";
import { NotFoundError, RefusedError } from "../../jumpcloud/errors.js";
import type { ResourceId } from "../../model/resource-id.js";

/** Whose key it is; `unknown` says why that is not known. */
export type Owner = { id: string; email?: string; unknown?: never } | { unknown: string; email?: never };

/**
 * The administrator whose key may be the one in use, by its first characters: only where it is exactly one. Rejects with
 * the errors of the API client; a key that may not read administrators is none.
 */
export async function findOwner(
  client: Pick<JumpCloudClient, "administrators">,
  { serviceAccount }: { serviceAccount?: string } = {},
): Promise<Owner> {
  if (serviceAccount !== undefined)
    return { unknown: `the service account ${serviceAccount} is nobody's key` };
  const found: { id: string; email?: string | null | undefined }[] = [];
  try {
    for await (const { id, email, apiKeyHash } of client.administrators()) {
      if (apiKeyHash?.mayBeOurs === true) found.push({ id, email });
    }
  } catch (error) {
    const isRefused = error instanceof RefusedError && error.status === 403;
    if (!isRefused && !(error instanceof NotFoundError)) throw error;
    return { unknown: "the key may not read administrators" };
  }
  const [owner] = found;
  if (owner === undefined) return { unknown: "no administrator's key begins as this one" };
  if (found.length > 1) return { unknown: `the keys of ${found.length} administrators begin as this one` };
  return { id: owner.id, ...(owner.email && { email: owner.email.toWellFormed() }) };
}

/**
 * Whether the user is the owner of the key: the administrator was made from that user, or has the same address. Rejects
 * with the errors of the API client.
 */
export async function isOwner(principal: ResourceId, owner: Owner, reader: AccessReader): Promise<boolean> {
  if (owner.unknown !== undefined || principal.resourceType !== "user") return false;
  const user = await reader.user(principal.resource);
  if (user === undefined) return false;
  if (user.admin?.id === owner.id) return true;
  return Boolean(user.email && owner.email) && foldEmail(user.email ?? "") === foldEmail(owner.email ?? "");
}
