import type { MakeObjectId } from "./object-id.js";
import type {
  SimulatedAdministrator,
  SimulatedRole,
  SimulatedServiceAccount,
  SimulatedUser,
} from "./organization.js";
import { planted } from "./planted-markers.js";
import type { Random } from "./random.js";

const roleNames = [
  "Administrator With Billing",
  "Administrator",
  "Manager",
  "Command Runner With Billing",
  "Command Runner",
  "Help Desk",
  "Billing Only",
  "Read Only",
  // Every organisation may have up to twenty of its own.
  "Access Reviewer",
  "Onboarding (EMEA)",
] as const;

/** Where generated administrators come from; some are made from these users, which get their `admin`. */
export interface AdministratorSource {
  random: Random;
  makeId: MakeObjectId;
  organizationId: string;
  foundedMs: number;
  users: readonly SimulatedUser[];
}

/** All built-in roles and two of the organisation's own. */
export function generateRoles({ makeId, foundedMs }: AdministratorSource): SimulatedRole[] {
  return roleNames.map((name) => {
    const description = roleNames.indexOf(name) < 8 ? `Built-in role: ${name}` : "";
    return { id: makeId(foundedMs), name, description, scopes: ["commands", "systems"] };
  });
}

/** Administrators of three kinds in turn: made from a user, with a user's e-mail in other case, and neither. */
export function generateAdministrators(
  count: number,
  { roles, source }: { roles: readonly SimulatedRole[]; source: AdministratorSource },
): SimulatedAdministrator[] {
  return Array.from({ length: count }, (_, index) => {
    const { random, users, makeId, foundedMs } = source;
    const held = drawRoles(roles, { random, count: index % 5 === 3 ? 2 : 1 });
    const row = administratorRow(makeId(foundedMs), { index, held, source });
    // Two users a step, so that no user is both an administrator's origin and another one's namesake.
    const user = users[index * 2];
    if (user === undefined || index % 3 === 2) return row;
    if (index % 3 === 1) return { ...row, email: (user.email || String(row.email)).toUpperCase() };
    user.admin = { id: row.id, roleName: row.roleName, roleNames: row.roleNames ?? [] };
    return { ...row, email: user.email ?? "", totpEnrolled: false, enableMultiFactor: false };
  });
}

function administratorRow(
  id: string,
  { index, held, source }: { index: number; held: readonly SimulatedRole[]; source: AdministratorSource },
): SimulatedAdministrator {
  const [first] = held;
  const created = new Date(source.foundedMs).toISOString();
  return {
    _id: id,
    id,
    email: `administrator.${index}@example.com`,
    firstname: index % 4 === 0 ? "" : `Admin${index}`,
    lastname: index % 4 === 0 ? "" : "Example",
    organization: source.organizationId,
    role: first?.id ?? "",
    roleName: first?.name ?? "",
    roles: held.map((role) => role.id),
    roleNames: held.map((role) => role.name),
    enableMultiFactor: true,
    totpEnrolled: source.random.next() < 0.7,
    suspended: source.random.next() < 0.1,
    apiKeyAllowed: true,
    apiKeySet: true,
    apiKeyHash: { createdAt: created, expireAt: "2027-06-30T00:00:00.000Z", prefix: planted("apiKey", id) },
    created,
    sessionCount: index,
    growthData: { experimentStates: { banner: planted("experiment", index) }, onboardingState: {} },
  };
}

export function generateServiceAccounts(
  count: number,
  { roles, source }: { roles: readonly SimulatedRole[]; source: AdministratorSource },
): SimulatedServiceAccount[] {
  return Array.from({ length: count }, (_, index) => {
    const [role] = drawRoles(roles, { random: source.random, count: 1 });
    return {
      objectId: source.makeId(source.foundedMs),
      name: `automation-${index}`,
      roleId: role?.id ?? "",
      roleName: role?.name ?? "",
      status: "ACTIVE",
      expiresAt: "2027-01-31T00:00:00.000Z",
      authConfigList: [{ clientId: planted("clientId", index) }],
    };
  });
}

/** Neighbours in the list: different ones, as long as there are so many. */
function drawRoles(
  roles: readonly SimulatedRole[],
  { random, count }: { random: Random; count: number },
): SimulatedRole[] {
  const start = random.integer(roles.length - count + 1);
  return roles.slice(start, start + count);
}
