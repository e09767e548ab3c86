import type { SimulatedOrganization } from "../../src/simulator/organization.js";

/**
 * Pages of a list of `rows` rows: the first brings up to 100, each after it 99 new ones, and a full one is not believed
 * to be the last. A list of nothing is asked for twice.
 */
function pages(rows: number): number {
  return rows === 0 ? 2 : Math.ceil(rows / 99);
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
    [users, administrators].reduce((sum, { length }) => sum + (length === 0 ? 2 : 1), 0) +
    1
  );
}
