import { generateAdministrators, generateRoles, generateServiceAccounts } from "./generate-administrators.js";
import { addGhostEdges, createDraw, groupSizes } from "./generate-edges.js";
import { FOUNDED_MS, generateUsers } from "./generate-users.js";
import { newApplication, newConfig, newGroup } from "./new-rows.js";
import { createObjectIds, type MakeObjectId } from "./object-id.js";
import {
  emptyOrganization,
  type SimulatedApplication,
  type SimulatedGroup,
  type SimulatedOrganization,
} from "./organization.js";
import { departments, locations } from "./person-names.js";
import { planted } from "./planted-markers.js";
import { createRandom, type Random } from "./random.js";

/** How large a generated organisation is; the same shape always gives the same organisation. */
export interface OrganizationShape {
  seed: number;
  users: number;
  groups: number;
  apps: number;
  administrators: number;
  /** 1 by default. */
  serviceAccounts?: number;
  /** The memberships of all groups together; by default the k-th group has 1/k of everybody. */
  memberships?: number;
  /** Edges of groups and apps to deleted users; none by default. */
  ghosts?: number;
}

/** Users bound to each application directly, and groups bound to each. */
const DIRECT_USERS = 5;
const BOUND_GROUPS = 3;

/**
 * An organisation of any size with people, groups, applications and administrators of every kind. One group holds
 * everybody; each app is bound to 3 groups (the first app to everybody's) and 5 users.
 */
export function generateOrganization(shape: OrganizationShape): SimulatedOrganization {
  const random = createRandom(shape.seed);
  const makeId = createObjectIds(`generated ${shape.seed}`);
  const organizationId = makeId(FOUNDED_MS);
  const users = generateUsers(shape.users, { random, makeId });
  const source = { random, makeId, organizationId, foundedMs: FOUNDED_MS, users };
  const roles = generateRoles(source);
  const organization: SimulatedOrganization = {
    ...emptyOrganization(organizationId),
    displayName: "Example Works",
    created: new Date(FOUNDED_MS).toISOString(),
    users,
    roles,
    administrators: generateAdministrators(shape.administrators, { roles, source }),
    serviceAccounts: generateServiceAccounts(shape.serviceAccounts ?? 1, { roles, source }),
    groups: generateGroups(shape.groups, makeId),
    applications: generateApplications(shape.apps, { makeId, organizationId }),
  };
  connect(organization, { shape, random });
  const ghosts = Array.from({ length: shape.ghosts ?? 0 }, () => makeId(FOUNDED_MS));
  const { memberships, userBindings } = organization;
  addGhostEdges(new Map([...memberships, ...userBindings]), { ghosts, random });
  return organization;
}

function generateGroups(count: number, makeId: MakeObjectId): SimulatedGroup[] {
  return Array.from({ length: count }, (_, index) => {
    const department = departments[index % departments.length] ?? "";
    const name = index === 0 ? "All Staff" : `${department} ${locations[index % 7] ?? ""} ${index}`;
    const stamp = { id: makeId(FOUNDED_MS + index * 3_600_000), created: "" };
    return newGroup(stamp, {
      name,
      ...membershipRule(index, department),
      attributes: attributes(index, name),
    });
  });
}

function membershipRule(index: number, department: string): Partial<SimulatedGroup> {
  if (index % 6 !== 4) return {};
  const membershipMethod = index % 12 === 4 ? "DYNAMIC_AUTOMATED" : "DYNAMIC_REVIEW_REQUIRED";
  const filter = { field: "user.user_department", operation: "equals", value: department };
  return { membershipMethod, memberQuery: { filters: [filter] } };
}

function attributes(index: number, name: string): SimulatedGroup["attributes"] {
  const radius = { reply: [{ name: "Tunnel-Password", value: planted("radiusReply", index) }] };
  return { ldapGroups: [{ name }], ...(index % 10 === 1 && { radius }) };
}

function generateApplications(
  count: number,
  { makeId, organizationId }: { makeId: MakeObjectId; organizationId: string },
): SimulatedApplication[] {
  return Array.from({ length: count }, (_, index) => {
    const at = FOUNDED_MS + index * 7_200_000;
    const stamp = { id: makeId(at), created: new Date(at).toISOString() };
    // Three apps in ten share a template, and with it their `name`.
    const template = ["saml2", "saml2", "oidc", "bookmark"][index % 10] ?? `template-${index}`;
    const type = template === "oidc" || template === "bookmark" ? template : "saml";
    return newApplication(stamp, {
      name: template,
      displayName: `Template ${template}`,
      displayLabel: index % 9 === 8 ? "" : `App ${index}`,
      organization: organizationId,
      active: index % 11 !== 10,
      config: newConfig(String(index)),
      sso: { jit: false, beta: false, type },
    });
  });
}

function connect(
  { users, groups, applications, memberships, userBindings, groupBindings }: SimulatedOrganization,
  { shape, random }: { shape: OrganizationShape; random: Random },
): void {
  const drawUsers = createDraw(idsOf(users), random);
  const drawGroups = createDraw(idsOf(groups), random);
  const sizes = groupSizes(shape);
  for (const [index, { id }] of groups.entries()) memberships.set(id, drawUsers(sizes[index] ?? 0));
  const everybody = groups[0]?.id;
  for (const [index, { id }] of applications.entries()) {
    userBindings.set(id, drawUsers(DIRECT_USERS));
    // One app alone is everybody's: as many as chance would make it would hide what inheritance costs.
    const drawn = drawGroups(BOUND_GROUPS + 1).filter((groupId) => groupId !== everybody);
    const own = index === 0 && everybody !== undefined ? [everybody] : [];
    groupBindings.set(id, [...own, ...drawn].slice(0, BOUND_GROUPS));
  }
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
