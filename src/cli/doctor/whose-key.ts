import { type KeyOwner, keyOwner } from "../../connector/key-owner.js";
import { listOrganizations, type OrganizationName } from "../../connector/organization.js";
import { pairRoles } from "../../connector/role-book.js";
import type { Administrator } from "../../jumpcloud/administrator.js";
import type { JumpCloudClient } from "../../jumpcloud/client.js";
import { JumpCloudError } from "../../jumpcloud/errors.js";
import type { Role } from "../../jumpcloud/role.js";
import { chooseOrganization } from "../../sync/organization.js";

/**
 * Which organisation is asked about, as a sync chooses it. A key that is refused everything is refused this too: the
 * examination goes on and says so for each endpoint. Throws OrganizationChoiceError.
 */
export async function whichOrganization(
  client: JumpCloudClient,
  organizationId: string | undefined,
): Promise<OrganizationName | undefined> {
  const listed = await unlessFailed(() => listOrganizations(client));
  return chooseOrganization({
    listed,
    ...(organizationId !== undefined && { named: organizationId }),
  });
}

/** Whose key it is, as far as the lists of administrators and roles may be read. */
export async function whoseKey(client: JumpCloudClient): Promise<KeyOwner> {
  const administrators = new Map<string, Administrator>();
  const isRead = await unlessFailed(async () => {
    for await (const administrator of client.administrators())
      administrators.set(administrator.id, administrator);
    return true;
  });
  if (!isRead) return {};
  const roles = await unlessFailed(async () => {
    const listed: Role[] = [];
    for await (const role of client.roles()) listed.push(role);
    return listed;
  });
  return keyOwner({ administrators, roles: pairRoles(roles ?? [], administrators) });
}

/** `undefined` when JumpCloud refuses or fails: the examination says of which endpoint. */
async function unlessFailed<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof JumpCloudError)) throw error;
    return undefined;
  }
}
