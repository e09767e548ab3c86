import type { OrganizationName } from "../connector/organization.js";

/** The key sees several organisations and none was chosen. */
export class OrganizationChoiceError extends Error {
  override name = "OrganizationChoiceError";
  readonly organizations: readonly OrganizationName[];

  constructor(organizations: readonly OrganizationName[]) {
    super("the key may read several organisations, and none was named");
    this.organizations = organizations;
  }
}

/**
 * Which organisation is synced: the one that was named, else the only one that the key sees, else the one that the rows
 * name, which `undefined` leaves open until they were read.
 */
export function chooseOrganization(from: {
  named?: string;
  listed: readonly OrganizationName[] | undefined;
}): OrganizationName | undefined {
  const { named, listed } = from;
  if (named !== undefined) return listed?.find(({ id }) => id === named) ?? { id: named };
  if (listed === undefined) return undefined;
  if (listed.length > 1) throw new OrganizationChoiceError(listed);
  return listed[0];
}

/** The organisation that all rows name, when they agree. */
export function organizationOfRows(ids: ReadonlySet<string>): OrganizationName | undefined {
  const [id] = ids;
  return ids.size === 1 && id !== undefined ? { id } : undefined;
}
