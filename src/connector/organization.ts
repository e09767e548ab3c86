import type { JumpCloudClient } from "../jumpcloud/client.js";
import { NotFoundError, RefusedError } from "../jumpcloud/errors.js";

/** An organisation as far as it is known. */
export interface OrganizationName {
  id: string;
  displayName?: string;
}

/**
 * The organisations that the key may see; `undefined` where it may not list them, as service accounts often may not.
 * Rejects with the errors of the API client.
 */
export async function listOrganizations(client: JumpCloudClient): Promise<OrganizationName[] | undefined> {
  try {
    const rows = await client.organizations();
    return rows.map(({ id, displayName }) =>
      displayName ? { id, displayName: displayName.toWellFormed() } : { id },
    );
  } catch (error) {
    const isRefused = error instanceof RefusedError && error.status === 403;
    if (isRefused || error instanceof NotFoundError) return undefined;
    throw error;
  }
}
