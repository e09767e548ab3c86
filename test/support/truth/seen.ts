import type { TrueAdmin, TrueOrganization, TrueRole, TrueUser } from "./organization.js";
import type { Reading } from "./reading.js";

/** What a sync holds in memory when its lists are read. */
export interface Seen extends Omit<TrueOrganization, "roles"> {
  /** By the id of the resource. */
  roles: Map<string, { id?: string; name?: string; description?: string }>;
  /** "role administrator", with ids of resources. */
  holders: string[];
  /** The other account's id and how that is known, by either's id. */
  links: Map<string, { other: string; basis: "user_admin_id" | "email" }>;
}

export function seenBy(organization: TrueOrganization, reading: Reading): Seen {
  const { users, admins, groups, apps, members, direct, bound } = organization;
  const isKept = (type: string) => !reading.without.some((one) => one === type);
  const isSeen = ({ id }: { id: string }) => !reading.lost.includes(id);
  const hasServices = !reading.refused.includes("service accounts");
  const seenAdmins = isKept("admin_user")
    ? admins.filter((one) => isSeen(one) && (one.kind === "person" || hasServices))
    : [];
  const seen = {
    users: users.filter(isSeen),
    admins: seenAdmins,
    groups: groups.filter(isSeen),
    apps: isKept("app") ? apps.filter(isSeen) : [],
  };
  const there = new Set([...seen.users, ...seen.groups, ...seen.apps].map(({ id }) => id));
  const isEdgeSeen = (pair: string) =>
    !reading.lost.includes(pair) && pair.split(" ").every((id) => there.has(id));
  const isRoleListRead =
    isKept("role") && isKept("admin_user") && !reading.refused.includes("roles that nobody holds");
  const listed = isRoleListRead ? organization.roles.filter(isSeen) : [];
  return {
    ...seen,
    members: members.filter(isEdgeSeen),
    direct: direct.filter(isEdgeSeen),
    bound: bound.filter(isEdgeSeen),
    ...rolesOf(seenAdmins, { listed, all: organization.roles }),
    links: linksBetween(seen.users, seenAdmins),
  };
}

/** Ids and names of roles as the list and the rows of their holders tell them. */
function rolesOf(
  admins: readonly TrueAdmin[],
  { listed, all }: { listed: readonly TrueRole[]; all: readonly TrueRole[] },
): Pick<Seen, "roles" | "holders"> {
  const roles: Seen["roles"] = new Map();
  for (const { id, name, description } of listed) {
    roles.set(id, { id, name, ...(description !== undefined && { description }) });
  }
  const held = all.filter(({ id }) => admins.some((admin) => admin.roles.includes(id)));
  for (const { id, name, told } of held) {
    if (told === "name") continue;
    const known = roles.get(id);
    roles.set(id, { ...known, id, ...(known?.name === undefined && told === "id and name" && { name }) });
  }
  const holders: string[] = [];
  for (const { id, name, told } of held) {
    const key = told === "name" && !roles.has(id) ? `role_${slug(name)}` : id;
    if (!roles.has(key)) roles.set(key, { name });
    for (const admin of admins) if (admin.roles.includes(id)) holders.push(`${key} ${admin.id}`);
  }
  return { roles, holders };
}

const slug = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, "_");

/** First those that a user names, then those left over with an address that only they have. */
function linksBetween(users: readonly TrueUser[], admins: readonly TrueAdmin[]): Seen["links"] {
  const links: Seen["links"] = new Map();
  const link = (user: string, admin: string, basis: "user_admin_id" | "email") => {
    links.set(user, { other: admin, basis });
    links.set(admin, { other: user, basis });
  };
  const persons = admins.filter(({ kind }) => kind === "person");
  const contested = new Set<string>();
  for (const { id } of persons) {
    const claimants = users.filter(({ adminId }) => adminId === id);
    const [first] = claimants;
    if (claimants.length === 1 && first !== undefined) link(first.id, id, "user_admin_id");
    if (claimants.length > 1)
      for (const one of [id, ...claimants.map(({ id: user }) => user)]) contested.add(one);
  }
  const has = (address: string) => (one: { email?: string }) => one.email?.toLowerCase() === address;
  for (const address of new Set(persons.flatMap(({ email }) => email?.toLowerCase() ?? []))) {
    const [user, ...otherUsers] = users.filter(has(address));
    const [admin, ...otherAdmins] = persons.filter(has(address));
    if (user === undefined || admin === undefined || otherUsers.length + otherAdmins.length > 0) continue;
    if ([user.id, admin.id].some((id) => links.has(id) || contested.has(id))) continue;
    link(user.id, admin.id, "email");
  }
  return links;
}
