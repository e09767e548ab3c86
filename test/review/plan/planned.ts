import { makePlan } from "../../../src/review/plan/make-plan.js";
import { planInput } from "../../support/review-answers.js";
import type { SmallOrganization } from "../../support/small-organization.js";

export const people: SmallOrganization = {
  users: { u1: {}, u2: {} },
  admins: { d1: { user: "u1" } },
  groups: { g1: {}, g2: {}, g9: { dynamic: true } },
  apps: { a1: {}, a2: {} },
  roles: { r1: {} },
  holds: "r1: d1",
};

/** What becomes of each removal: "u1 g1 remove (a1)", with the apps that end. */
export async function planned(
  organization: SmallOrganization,
  given: Parameters<typeof planInput>[1],
): Promise<string[]> {
  const { removals } = makePlan(await planInput({ ...people, ...organization }, given));
  return removals.map(({ answer, fate, ends, why }) => {
    const { account, entitlement } = answer.item;
    const apps = ends.map(({ displayName }) => displayName).join(" ");
    const told = why === undefined ? "" : `: ${why}`;
    return `${account.resource} ${entitlement.split(":")[1]} ${fate}${apps === "" ? "" : ` (${apps})`}${told}`;
  });
}

export const held = "held back: the person would lose a1, which rita@example.com kept";
