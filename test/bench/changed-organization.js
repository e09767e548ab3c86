/**
 * Changes `share` of the users (their department) and of the memberships (somebody else has each, if there is anybody)
 * of an organisation, the same ones each time.
 *
 * @param {import("../../src/simulator/organization.js").SimulatedOrganization} organization
 * @param {number} share
 */
export function changeOrganization({ users, memberships }, share) {
  const step = Math.round(1 / share);
  for (let index = 0; index < users.length; index += step) users[index].department = "Moved";
  let seen = 0;
  for (const [group, members] of memberships) {
    const left = members.filter(() => seen++ % step !== 0);
    const known = new Set(members);
    for (let next = seen; left.length < members.length && known.size < users.length; next += 1) {
      const { _id } = users[next % users.length];
      if (known.has(_id)) continue;
      known.add(_id);
      left.push(_id);
    }
    memberships.set(group, left);
  }
}
