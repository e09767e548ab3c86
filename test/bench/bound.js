/** Rows that each page after the first brings: pages overlap by one. */
const NEW_ROWS = 99;

const methods = ["STATIC", "DYNAMIC_AUTOMATED", "DYNAMIC_REVIEW_REQUIRED"];

/** Pages of a list of `rows` rows. */
export function pagesOf(rows) {
  return Math.max(1, Math.ceil((rows - 1) / NEW_ROWS));
}

/**
 * Requests that a clean sync of an organisation takes, computed from its state: the pages of every list, and the last
 * ones of users and administrators again. The simulator states a total for every list, and what it generates has no
 * edges to deleted users, so nothing is asked for beyond these.
 *
 * @param {import("../../src/simulator/organization.js").SimulatedOrganization} organization
 */
export function requestBound(organization) {
  const { users, administrators, serviceAccounts, groups, applications, roles } = organization;
  const { memberships, userBindings, groupBindings } = organization;
  const lists = [users, administrators, serviceAccounts, groups, applications, roles].map(
    (rows) => rows.length,
  );
  const byMethod = methods.map(
    (method) => groups.filter(({ membershipMethod }) => membershipMethod === method).length,
  );
  const edges = (bindings, objects) => objects.map(({ id }) => bindings.get(id)?.length ?? 0);
  const organizations = 1;
  const lastPagesAgain = 2;
  return [
    ...lists,
    organizations,
    ...byMethod,
    ...edges(memberships, groups),
    ...edges(userBindings, applications),
    ...edges(groupBindings, applications),
  ].reduce((sum, rows) => sum + pagesOf(rows), lastPagesAgain);
}
