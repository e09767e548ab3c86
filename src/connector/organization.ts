import type { JumpCloudClient } from "../jumpcloud/client.js";
import { NotFoundError, RefusedError } from "../jumpcloud/errors.js";

/** An organisation as far as it is known. */
export interface OrganizationName {
  id: string;
  displayName?: string;
}

/** An organisation out of the list of those that a key may read. */
export interface ListedOrganization extends OrganizationName {
  /** The provider that manages it, where the list tells. */
  providerId?: string;
}

/** The organisations that the key may see. Rejects with the errors of the API client. */
export async function readOrganizations(
  client: Pick<JumpCloudClient, "organizations">,
): Promise<ListedOrganization[]> {
  const rows = await client.organizations();
  return rows.map(({ id, displayName, provider }) => ({
    id,
    ...(displayName ? { displayName: displayName.toWellFormed() } : {}),
    ...(provider ? { providerId: provider } : {}),
  }));
}

/**
 * The same; `undefined` where the key may not list them, as service accounts often may not. Rejects with the errors of
 * the API client.
 */
export async function listOrganizations(
  client: Pick<JumpCloudClient, "organizations">,
): Promise<ListedOrganization[] | undefined> {
  try {
    return await readOrganizations(client);
  } catch (error) {
    const isRefused = error instanceof RefusedError && error.status === 403;
    if (isRefused || error instanceof NotFoundError) return undefined;
    throw error;
  }
}
