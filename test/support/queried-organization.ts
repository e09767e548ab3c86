import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";

/**
 * An organisation at two times, with what questions about access stumble over: two apps of one name, an app that nobody
 * has, one that a single person has in two ways, an empty group, an administrator of whom nobody tells whether MFA is
 * set up, accounts that came, and access that came and went.
 */
export function queriedOrganization(): { monday: SimulatedOrganization; now: SimulatedOrganization } {
  const drawn = generateOrganization({
    seed: 11,
    users: 80,
    groups: 8,
    apps: 12,
    administrators: 12,
    memberships: 150,
  });
  const names = ["Everything", "GitHub", "AWS Production", "Twin", "Twin", "Nobody's", "AWS Spare"];
  const organization: SimulatedOrganization = {
    ...drawn,
    administrators: drawn.administrators.map(({ totpEnrolled = false, ...told }, index) =>
      index === 2 ? told : { ...told, totpEnrolled },
    ),
    applications: drawn.applications.map((app, index) => ({
      ...app,
      displayLabel: names[index] ?? app.displayLabel,
    })),
  };
  const [, , , , , nobodys, spare] = organization.applications.map(({ id }) => id);
  organization.userBindings.set(nobodys ?? "", []);
  organization.groupBindings.set(nobodys ?? "", []);
  const suspended = organization.users.find((user) => user.suspended === true)?.id ?? "";
  const [lonely = "", empty = ""] = organization.groups.slice(-2).map(({ id }) => id);
  organization.memberships.set(lonely, [suspended]);
  organization.memberships.set(empty, []);
  organization.userBindings.set(spare ?? "", [suspended]);
  organization.groupBindings.set(spare ?? "", [lonely]);
  return { monday: withoutEvery(7, organization), now: withoutEvery(9, organization) };
}

/** Without every n-th administrator and member; who has an app alone keeps it. */
function withoutEvery(n: number, organization: SimulatedOrganization): SimulatedOrganization {
  const rest = <T>(rows: readonly T[]): T[] => rows.filter((_, index) => index % n !== n - 1);
  const edges = (all: Map<string, string[]>) => new Map([...all].map(([of, ends]) => [of, rest(ends)]));
  return {
    ...organization,
    administrators: rest(organization.administrators),
    memberships: edges(organization.memberships),
  };
}
