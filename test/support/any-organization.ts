import fc from "fast-check";
import type { SmallOrganization, SmallUser } from "./small-organization.js";

const names = fc.constantFrom("Ada", "Bob", "Grace", "李小龍", "\u001b[2J", "=1+1", "Ada");
const texts = fc.constantFrom("Sales", "Engineering", "", "a/b", "~", "x".repeat(40));
/** Keys that a careless program trips over. */
const profiles = fc.constantFrom<string>(
  "{}",
  '{"a/b":"c","~":1}',
  '{"a/b":"d","10":true,"9":[1,2]}',
  '{"__proto__":{"x":1}}',
  '{"__proto__":{"x":2},"nested":{"deep":{"list":["a","b"]}}}',
  '{"nested":{"deep":{"list":["b","a"]},"empty":{}}}',
);

const anyUser: fc.Arbitrary<SmallUser> = fc
  .record(
    {
      name: names,
      email: fc.constantFrom("one@example.com", "two@example.com", null),
      username: fc.constantFrom("ada", "bob", null),
      department: texts,
      mfa: fc.boolean(),
      state: fc.constantFrom("suspended" as const, "locked" as const, "staged" as const),
      emails: fc.subarray(["p@example.com", "q@example.com", "r@example.com"], { minLength: 1 }),
      profile: profiles,
    },
    { requiredKeys: [] },
  )
  .map(({ profile, ...user }) => ({
    ...user,
    ...(profile !== undefined && { profile: JSON.parse(profile) }),
  }));

const userIds = ["u1", "u2", "u3", "u4", "u5", "u6"];
const groupIds = ["g1", "g2", "g3"];
const appIds = ["a1", "a2", "a3"];
const adminIds = ["x1", "x2"];
const roleIds = ["r1", "r2"];

function recordOf<Item>(
  ids: readonly string[],
  item: fc.Arbitrary<Item>,
): fc.Arbitrary<Record<string, Item>> {
  return fc
    .tuple(
      ...ids.map((id) =>
        fc.option(
          item.map((one) => [id, one] as const),
          { freq: 4 },
        ),
      ),
    )
    .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== null)));
}

function edges(
  from: readonly string[],
  to: readonly string[],
): fc.Arbitrary<Record<string, readonly string[]>> {
  return fc
    .tuple(...from.map((id) => fc.subarray([...to]).map((ends) => [id, ends] as const)))
    .map(Object.fromEntries);
}

interface Parts {
  users: Record<string, SmallUser>;
  admins: Record<string, { name: string; user: string; mfa: boolean; linkBasis: "email" | "user_admin_id" }>;
  groups: Record<string, { name: string }>;
  apps: Record<string, { name: string }>;
  roles: Record<string, { name: string }>;
  members: Record<string, readonly string[]>;
  direct: Record<string, readonly string[]>;
  bound: Record<string, readonly string[]>;
  holds: Record<string, readonly string[]>;
}

const anyParts: fc.Arbitrary<Parts> = fc.record({
  users: recordOf(userIds, anyUser),
  admins: recordOf(
    adminIds,
    fc.record({
      name: names,
      user: fc.constantFrom("u1", "u2"),
      mfa: fc.boolean(),
      linkBasis: fc.constantFrom("email" as const, "user_admin_id" as const),
    }),
  ),
  groups: recordOf(groupIds, fc.record({ name: names })),
  apps: recordOf(appIds, fc.record({ name: names })),
  roles: recordOf(roleIds, fc.record({ name: fc.constantFrom("Manager", "Help Desk", "Own role") })),
  members: edges(groupIds, userIds),
  direct: edges(appIds, userIds),
  bound: edges(appIds, groupIds),
  holds: edges(roleIds, adminIds),
});

/** An organisation in which every edge leads somewhere. */
function organizationOf(parts: Parts): SmallOrganization {
  const { users, admins, groups, apps, roles } = parts;
  const text = (from: object, to: object, given: Record<string, readonly string[]>) =>
    Object.entries(given)
      .filter(([id]) => Object.hasOwn(from, id))
      .map(([id, ends]) => `${id}: ${ends.filter((end) => Object.hasOwn(to, end)).join(" ")}`)
      .join("; ");
  return {
    users,
    admins: Object.fromEntries(
      Object.entries(admins).map(([id, { user, ...admin }]) => [
        id,
        Object.hasOwn(users, user) ? { ...admin, user } : admin,
      ]),
    ),
    groups,
    apps,
    roles,
    members: text(groups, users, parts.members),
    direct: text(apps, users, parts.direct),
    bound: text(apps, groups, parts.bound),
    holds: text(roles, admins, parts.holds),
  };
}

/** Two organisations of which most is the same. */
export const anyPair: fc.Arbitrary<[SmallOrganization, SmallOrganization]> = fc
  .record({ a: anyParts, other: anyParts, isOther: fc.func(fc.nat(9)) })
  .map(({ a, other, isOther }) => {
    const mixed = <Item>(
      part: string,
      one: Record<string, Item>,
      two: Record<string, Item>,
    ): Record<string, Item> =>
      Object.fromEntries(
        [...new Set([...Object.keys(one), ...Object.keys(two)])].flatMap((id) => {
          const source = isOther(part, id) === 0 ? two : one;
          const item = source[id];
          return item === undefined ? [] : [[id, item]];
        }),
      );
    const b: Parts = {
      users: mixed("users", a.users, other.users),
      admins: mixed("admins", a.admins, other.admins),
      groups: mixed("groups", a.groups, other.groups),
      apps: mixed("apps", a.apps, other.apps),
      roles: mixed("roles", a.roles, other.roles),
      members: mixed("members", a.members, other.members),
      direct: mixed("direct", a.direct, other.direct),
      bound: mixed("bound", a.bound, other.bound),
      holds: mixed("holds", a.holds, other.holds),
    };
    return [organizationOf(a), organizationOf(b)] satisfies [SmallOrganization, SmallOrganization];
  });
