import { demoOrganization } from "../../src/simulator/demo-organization.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";

const GRACE = "603c9f00b07e4d21c83a924a";
const JOSE = "66d5d9f8b07e4d21c83a9287";
const PRIYA = "61dbe780b07e4d21c83a9260";
const FRONT_DESK_ADMIN = "620a2820b07e4d21c83a9220";
const AWS_PRODUCTION = "617c3664b07e4d21c83a92ba";
const ON_CALL = "62e79610b07e4d21c83a92ac";
const VPN_CONTRACTORS = "60740c10b07e4d21c83a92a3";

/**
 * The demo organisation as it was a week before: José had not joined, Grace was not suspended, Priya worked in
 * Operations and needed MFA, the front desk had no administrator, On-call did not give AWS Production, and VPN
 * Contractors had another name.
 */
export function demoMonday(): SimulatedOrganization {
  const organization = demoOrganization();
  const without = (id: string) => (edges: Map<string, string[]>) =>
    new Map([...edges].map(([of, ends]) => [of, ends.filter((end) => end !== id)]));
  return {
    ...organization,
    users: organization.users
      .filter(({ id }) => id !== JOSE)
      .map((user) => {
        if (user.id === GRACE) return { ...user, state: "ACTIVATED", suspended: false };
        if (user.id !== PRIYA) return user;
        return { ...user, department: "Operations", mfa: { exclusion: false, configured: false } };
      }),
    administrators: organization.administrators.filter(({ _id }) => _id !== FRONT_DESK_ADMIN),
    groups: organization.groups.map((group) =>
      group.id === VPN_CONTRACTORS ? { ...group, name: "Contractors" } : group,
    ),
    memberships: without(JOSE)(organization.memberships),
    userBindings: without(JOSE)(organization.userBindings),
    groupBindings: new Map(
      [...organization.groupBindings].map(([of, ends]) => [
        of,
        of === AWS_PRODUCTION ? ends.filter((end) => end !== ON_CALL) : ends,
      ]),
    ),
  };
}
