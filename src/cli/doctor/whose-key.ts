import { type KeyOwner, keyOwner } from "../../connector/key-owner.js";
import { type ListedOrganization, listOrganizations } from "../../connector/organization.js";
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
): Promise<ListedOrganization | undefined> {
  const listed = await unlessFailed(() => listOrganizations(client));
  return chooseOrganization({
    listed,
    ...(organizationId !== undefined && { named: organizationId }),
  });
}

/** The administrators whom the organisation itself lists, by id; `undefined` where they may not be read. */
export async function ownAdministrators(
  client: JumpCloudClient,
): Promise<ReadonlyMap<string, Administrator> | undefined> {
  return unlessFailed(() => byId(client.administrators()));
}

/** Whose key it is, as far as the lists of administrators and roles may be read. */
export async function whoseKey(
  client: JumpCloudClient,
  {
    own,
    providerId,
  }: { own: ReadonlyMap<string, Administrator> | undefined; providerId: string | undefined },
): Promise<KeyOwner> {
  const ofProvider =
    providerId === undefined
      ? undefined
      : await unlessFailed(() => byId(client.providerAdministrators(providerId)));
  if (own === undefined && ofProvider === undefined) return {};
  const administrators = new Map([...(ofProvider ?? []), ...(own ?? [])]);
  const roles = await unlessFailed(async () => {
    const listed: Role[] = [];
    for await (const role of client.roles()) listed.push(role);
    return listed;
  });
  return keyOwner({ administrators, roles: pairRoles(roles ?? [], administrators) });
}

async function byId(list: AsyncIterable<Administrator>): Promise<Map<string, Administrator>> {
  const administrators = new Map<string, Administrator>();
  for await (const administrator of list) administrators.set(administrator.id, administrator);
  return administrators;
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
