import type { SimulatedAdministrator, SimulatedOrganization } from "../../src/simulator/organization.js";

/** What a sync file of an organisation has to hold, counted from the simulator's own state and by no code of ours. */
export interface Truth {
  /** "user:ID", "group:ID" … sorted. */
  resources: string[];
  /** Grant id to the entitlements that it comes through, sorted; empty for a direct grant. Sorted by grant id. */
  grants: Record<string, string[]>;
}

export function truthOf(organization: SimulatedOrganization): Truth {
  const { users, administrators, serviceAccounts, groups, applications } = organization;
  const userIds = new Set(users.map(({ id }) => id));
  const groupIds = new Set(groups.map(({ id }) => id));
  const grants: Record<string, string[]> = {};
  const members = new Map(
    groups.map(({ id }) => [
      id,
      (organization.memberships.get(id) ?? []).filter((user) => userIds.has(user)),
    ]),
  );
  for (const [group, people] of members) {
    for (const person of people) grants[`group:${group}:member:user:${person}`] = [];
  }
  for (const { id: app } of applications) {
    const own = `app:${app}:access`;
    const direct = new Set((organization.userBindings.get(app) ?? []).filter((user) => userIds.has(user)));
    const through = new Map<string, string[]>();
    for (const group of organization.groupBindings.get(app) ?? []) {
      if (!groupIds.has(group)) continue;
      grants[`${own}:group:${group}`] = [];
      for (const person of members.get(group) ?? []) {
        through.set(person, [...(through.get(person) ?? []), `group:${group}:member`]);
      }
    }
    for (const person of new Set([...direct, ...through.keys()])) {
      const sources = [...new Set(through.get(person) ?? [])];
      if (sources.length > 0 && direct.has(person)) sources.push(own);
      grants[`${own}:user:${person}`] = sources.sort();
    }
  }
  const roleIds = rolesByName(organization);
  const roles = new Set(organization.roles.map(({ id }) => id));
  for (const administrator of administrators) {
    grants[`app:jumpcloud_administration:access:admin_user:${administrator.id}`] = [];
    for (const role of rolesOf(administrator, roleIds)) {
      roles.add(role);
      grants[`role:${role}:member:admin_user:${administrator.id}`] = [];
    }
  }
  for (const { objectId, roleId } of serviceAccounts) {
    roles.add(roleId);
    grants[`role:${roleId}:member:admin_user:${objectId}`] = [];
  }
  const resources = [
    ...users.map(({ id }) => `user:${id}`),
    ...administrators.map(({ id }) => `admin_user:${id}`),
    ...serviceAccounts.map(({ objectId }) => `admin_user:${objectId}`),
    ...groups.map(({ id }) => `group:${id}`),
    ...applications.map(({ id }) => `app:${id}`),
    ...(administrators.length > 0 ? ["app:jumpcloud_administration"] : []),
    ...[...roles].map((id) => `role:${id}`),
  ];
  return { resources: resources.sort(), grants: sortedByKey(grants) };
}

/** Role ids by name, in whatever case and with whatever blanks the name is written. */
function rolesByName({ roles, administrators }: SimulatedOrganization): Map<string, string> {
  const ids = new Map(roles.map(({ id, name }) => [fold(name), id]));
  for (const { role, roleName } of administrators) if (role && roleName) ids.set(fold(roleName), role);
  for (const { roles: many = [], roleNames = [] } of administrators) {
    if (many.length !== roleNames.length) continue;
    for (const [index, id] of many.entries()) ids.set(fold(roleNames[index] ?? ""), id);
  }
  return ids;
}

function rolesOf(administrator: SimulatedAdministrator, ids: Map<string, string>): Set<string> {
  const { role, roleName, roles = [], roleNames = [] } = administrator;
  const names = [roleName, ...roleNames].filter((name) => name !== undefined && name.trim() !== "");
  return new Set([
    ...[role, ...roles].filter((id) => id !== undefined && id !== ""),
    ...names.map((name) => ids.get(fold(name)) ?? `role_${slug(name)}`),
  ]);
}

function fold(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, " ");
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "_");
}

function sortedByKey<Value>(values: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
