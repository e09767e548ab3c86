import fc from "fast-check";

// An organisation on two days as it is, whatever anybody reads of it: what a sync makes of it is in read.ts. Few ids,
// few addresses and few names, so that they collide often.

export interface TrueUser {
  id: string;
  email?: string;
  username: string;
  department?: string;
  managerId?: string;
  state: "enabled" | "suspended" | "locked" | "staged";
  mfa?: boolean;
  mfaExcluded?: true;
  aliases: string[];
  attributes: Record<string, string>;
  /** The administrator who was made from this user, and from nobody else. */
  adminId?: string;
}

export interface TrueAdmin {
  id: string;
  /** A service account has no address and belongs to nobody. */
  kind: "person" | "service";
  email?: string;
  totp?: boolean;
  isSuspended: boolean;
  roles: string[];
}

export interface TrueRole {
  id: string;
  name: string;
  description?: string;
  /** What the rows of those who hold it say of it. */
  told: "id and name" | "id" | "name";
}

export interface TrueOrganization {
  users: TrueUser[];
  admins: TrueAdmin[];
  groups: { id: string; name: string; isDynamic: boolean }[];
  apps: { id: string; name: string; flags: string[] }[];
  roles: TrueRole[];
  /** "group user", "app user" and "app group", with ids that exist. */
  members: string[];
  direct: string[];
  bound: string[];
}

const ids = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const userIds = ids("u", 5);
const adminIds = ids("m", 3);
const serviceIds = ids("s", 2);
const groupIds = ids("g", 3);
const appIds = ids("a", 3);
const roleIds = ids("r", 4);
export const attributeNames = ["badge", "a/b", "x~1y", "__proto__"];

const email = fc.constantFrom("ada@x.com", "bob@x.com", "Ada@x.com", "eve@y.com");
const name = fc.constantFrom("One", "Two", "Three");

function user(id: string): fc.Arbitrary<TrueUser> {
  return fc.record(
    {
      id: fc.constant(id),
      email,
      username: fc.constantFrom("ada", "bob", id),
      department: fc.constantFrom("Sales", "IT"),
      managerId: fc.constantFrom(...userIds),
      state: fc.constantFrom("enabled", "enabled", "suspended", "locked", "staged"),
      mfa: fc.boolean(),
      mfaExcluded: fc.constant<true>(true),
      aliases: fc.subarray(["x", "y/z", "w"]),
      attributes: fc
        .subarray(attributeNames)
        .chain((names) =>
          fc.tuple(...names.map((one) => fc.constantFrom("1", "2").map((value) => [one, value]))),
        )
        .map((entries): Record<string, string> => Object.fromEntries(entries)),
      adminId: fc.constant(id.replace("u", "m")),
    },
    { requiredKeys: ["id", "username", "state", "aliases", "attributes"] },
  );
}

function admin(id: string, kind: TrueAdmin["kind"]): fc.Arbitrary<TrueAdmin> {
  const roles = fc.subarray(roleIds, { maxLength: 2 });
  if (kind === "service") return roles.map((held) => ({ id, kind, isSuspended: false, roles: held }));
  return fc.record(
    {
      id: fc.constant(id),
      kind: fc.constant(kind),
      email,
      totp: fc.boolean(),
      isSuspended: fc.boolean(),
      roles,
    },
    { requiredKeys: ["id", "kind", "isSuspended", "roles"] },
  );
}

const group = (id: string) => fc.record({ id: fc.constant(id), name, isDynamic: fc.boolean() });
const app = (id: string) =>
  fc.record({ id: fc.constant(id), name, flags: fc.subarray(["APP_FLAG_INACTIVE", "APP_FLAG_SAML"]) });
const told: Readonly<Record<string, TrueRole["told"]>> = { r1: "id", r2: "name" };
const role = (id: string): fc.Arbitrary<TrueRole> =>
  fc.record(
    {
      id: fc.constant(id),
      // No two roles share a name, and one that is known by its name alone keeps it: nobody could tell which it is.
      name: fc.constantFrom(`Role ${id}`, told[id] === "name" ? `role  ${id.toUpperCase()}` : `New ${id}`),
      description: fc.constant("What it may do"),
      told: fc.constant(told[id] ?? "id and name"),
    },
    { requiredKeys: ["id", "name", "told"] },
  );

/** Two days of something that may be there on either of them: mostly on both, and the same. */
function twice<Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<[Item | undefined, Item | undefined]> {
  return fc.oneof(
    { weight: 4, arbitrary: item.map((one): [Item, Item] => [one, one]) },
    { weight: 2, arbitrary: fc.tuple(item, item) },
    { weight: 1, arbitrary: item.map((one): [Item, undefined] => [one, undefined]) },
    { weight: 1, arbitrary: item.map((one): [undefined, Item] => [undefined, one]) },
    { weight: 2, arbitrary: fc.constant<[undefined, undefined]>([undefined, undefined]) },
  );
}

type Days<Item> = [before: Item[], after: Item[]];

function allTwice<Item>(items: readonly fc.Arbitrary<Item>[]): fc.Arbitrary<Days<Item>> {
  return fc.tuple(...items.map(twice)).map((slots) => {
    const onDay = (day: 0 | 1) => slots.flatMap((slot) => slot[day] ?? []);
    return [onDay(0), onDay(1)];
  });
}

function pairsTwice(from: readonly string[], to: readonly string[]): fc.Arbitrary<Days<string>> {
  return allTwice(from.flatMap((one) => to.map((other) => fc.constant(`${one} ${other}`))));
}

/** An organisation on two days. */
export const twoDays: fc.Arbitrary<[TrueOrganization, TrueOrganization]> = fc
  .record({
    users: allTwice(userIds.map(user)),
    admins: allTwice([
      ...adminIds.map((id) => admin(id, "person")),
      ...serviceIds.map((id) => admin(id, "service")),
    ]),
    groups: allTwice(groupIds.map(group)),
    apps: allTwice(appIds.map(app)),
    roles: allTwice(roleIds.map(role)),
    members: pairsTwice(groupIds, userIds),
    direct: pairsTwice(appIds, userIds),
    bound: pairsTwice(appIds, groupIds),
  })
  .map((days) => {
    const onDay = (day: 0 | 1): TrueOrganization =>
      consistent({
        users: days.users[day],
        admins: days.admins[day],
        groups: days.groups[day],
        apps: days.apps[day],
        roles: days.roles[day],
        members: days.members[day],
        direct: days.direct[day],
        bound: days.bound[day],
      });
    return [onDay(0), onDay(1)];
  });

/** Nobody has what is not there, and an administrator who was made from a user has that user's address, and only they. */
function consistent(organization: TrueOrganization): TrueOrganization {
  const { users, groups, apps, roles, admins, members, direct, bound } = organization;
  const there = new Set([...users, ...groups, ...apps, ...roles].map(({ id }) => id));
  const isThere = (pair: string) => pair.split(" ").every((id) => there.has(id));
  const made = users.flatMap(({ id, adminId }) => (adminId === undefined ? [] : [{ id, adminId }]));
  return {
    ...organization,
    users: users.map((one) => (one.adminId === undefined ? one : { ...one, email: `${one.id}@x.com` })),
    admins: admins.map((one) => {
      const user = made.find(({ adminId }) => adminId === one.id);
      return {
        ...one,
        ...(user !== undefined && { email: `${user.id}@x.com` }),
        roles: one.roles.filter((id) => there.has(id)),
      };
    }),
    members: members.filter(isThere),
    direct: direct.filter(isThere),
    bound: bound.filter(isThere),
  };
}
