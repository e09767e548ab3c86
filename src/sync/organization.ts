import type { ListedOrganization, OrganizationName } from "../connector/organization.js";

/** The key sees several organisations and none was chosen, or one was chosen that it does not see. */
export class OrganizationChoiceError extends Error {
  override name = "OrganizationChoiceError";
  readonly organizations: readonly OrganizationName[];
  readonly named: string | undefined;

  constructor(organizations: readonly OrganizationName[], named?: string) {
    super(
      named === undefined
        ? "the key may read several organisations, and none was named"
        : `organisation ${named} is none of those that the key may read`,
    );
    this.organizations = organizations;
    this.named = named;
  }
}

/**
 * Which organisation is synced: the one that was named, else the only one that the key sees, else the one that the rows
 * name, which `undefined` leaves open until they were read. Throws OrganizationChoiceError.
 */
export function chooseOrganization(from: {
  /** In lower case. */
  named?: string;
  listed: readonly ListedOrganization[] | undefined;
}): ListedOrganization | undefined {
  const { named, listed } = from;
  if (listed === undefined) return named === undefined ? undefined : { id: named };
  if (named !== undefined) {
    const found = listed.find(({ id }) => id.toLowerCase() === named);
    if (found === undefined) throw new OrganizationChoiceError(listed, named);
    return found;
  }
  if (listed.length > 1) throw new OrganizationChoiceError(listed);
  return listed[0];
}

/** The organisation that all rows name, when they agree. */
export function organizationOfRows(ids: ReadonlySet<string>): OrganizationName | undefined {
  const [id] = ids;
  return ids.size === 1 && id !== undefined ? { id } : undefined;
}
