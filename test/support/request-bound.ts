import type { SimulatedOrganization } from "../../src/simulator/organization.js";

/** Pages of a list of `rows` rows: the first brings up to 100, each after it 99 new ones. */
function pages(rows: number): number {
  return Math.max(1, Math.ceil((rows - 1) / 99));
}

/**
 * The most requests that a clean sync of an organisation without ghosts may make: the pages of every list, the last
 * pages of users and administrators again, three lists by membership method, service accounts, roles, organisation.
 */
export function requestBound(organization: SimulatedOrganization): number {
  const { users, administrators, serviceAccounts, groups, applications, roles } = organization;
  const edges = (bindings: Map<string, string[]>, ids: readonly { id: string }[]) =>
    ids.reduce((sum, { id }) => sum + pages(bindings.get(id)?.length ?? 0), 0);
  const byMethod = ["STATIC", "DYNAMIC_AUTOMATED", "DYNAMIC_REVIEW_REQUIRED"].map(
    (method) => groups.filter(({ membershipMethod }) => membershipMethod === method).length,
  );
  const lists = [users, administrators, serviceAccounts, groups, applications, roles].map(
    ({ length }) => length,
  );
  return (
    [...lists, ...byMethod].reduce((sum, rows) => sum + pages(rows), 0) +
    edges(organization.memberships, groups) +
    edges(organization.userBindings, applications) +
    edges(organization.groupBindings, applications) +
    2 +
    1
  );
}
