import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateOrganization } from "../../src/simulator/generate.js";
import { attributeMarkers, plantedMarkers } from "../../src/simulator/planted-markers.js";

const shape = { seed: 7, users: 1000, groups: 50, apps: 30, administrators: 20 };
const organization = generateOrganization(shape);
const { users, administrators, groups, applications, memberships, userBindings, groupBindings } =
  organization;
const sizes = groups.map(({ id }) => memberships.get(id)?.length ?? 0);

describe("a generated organisation", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(generateOrganization(shape)).toEqual(organization);
    expect(generateOrganization({ ...shape, seed: 8 })).not.toEqual(organization);
  });

  it("of 1,000 users and 50 groups has about 75 pages of members", () => {
    const pages = sizes.reduce((sum, size) => sum + Math.max(1, Math.ceil(size / 100)), 0);
    expect(pages).toBeGreaterThanOrEqual(70);
    expect(pages).toBeLessThanOrEqual(80);
  });

  it("has one group of everybody, and others that get smaller by Zipf's law", () => {
    expect(sizes.slice(0, 6)).toEqual([1000, 500, 333, 250, 200, 167]);
  });

  it("binds every app to 3 groups and 5 users, one app to everybody's group", () => {
    expect(applications.map(({ id }) => groupBindings.get(id)?.length)).toEqual(applications.map(() => 3));
    expect(applications.map(({ id }) => userBindings.get(id)?.length)).toEqual(applications.map(() => 5));
    const everybody = groups[0]?.id ?? "";
    expect([...groupBindings.values()].filter((ids) => ids.includes(everybody))).toHaveLength(1);
  });

  it.each<[string, number]>([
    ["suspended users", users.filter(({ state }) => state === "SUSPENDED").length],
    ["staged users", users.filter(({ state }) => state === "STAGED").length],
    ["locked users", users.filter(({ account_locked }) => account_locked).length],
    ["users with MFA", users.filter(({ mfa }) => mfa?.configured).length],
    ["users with a manager", users.filter(({ manager }) => users.some(({ id }) => id === manager)).length],
    [
      "dangling managers",
      users.filter(({ manager }) => manager && !users.some(({ id }) => id === manager)).length,
    ],
    ["users without a name", users.filter(({ firstname, displayname }) => !firstname && !displayname).length],
    ["users without an e-mail", users.filter(({ email }) => !email).length],
    ["names beyond ASCII", users.filter(({ lastname = "" }) => /[^\0-\x7f]/.test(lastname)).length],
    ["users with an administrator", users.filter(({ admin }) => admin).length],
    ["administrators with two roles", administrators.filter(({ roles = [] }) => roles.length === 2).length],
    [
      "administrators in another case",
      administrators.filter(({ email }) => /EXAMPLE/.test(email ?? "")).length,
    ],
    [
      "dynamic groups",
      groups.filter(({ membershipMethod }) => membershipMethod === "DYNAMIC_AUTOMATED").length,
    ],
    ["inactive apps", applications.filter(({ active }) => !active).length],
    ["apps without a label", applications.filter(({ displayLabel }) => displayLabel === "").length],
    ["apps of a shared template", applications.filter(({ name }) => name === "saml2").length],
  ])("has %s", (_, count) => {
    expect(count).toBeGreaterThan(0);
  });

  it("plants every marker, and in no id", () => {
    const text = JSON.stringify({
      users,
      administrators,
      applications,
      groups,
      more: organization.serviceAccounts,
    });
    expect(plantedMarkers.filter((marker) => !text.includes(marker))).toEqual([]);
    const ids = [...users, ...groups, ...applications, ...administrators].map(({ id }) => id).join(" ");
    expect(plantedMarkers.filter((marker) => ids.includes(marker))).toEqual([]);
    expect(plantedMarkers).toEqual(expect.arrayContaining(Object.values(attributeMarkers)));
  });

  it("of any shape is sound: ids are 24 hexadecimal digits and one of a kind, members are users, once each", () => {
    const counts = { users: fc.nat(120), groups: fc.nat(12), apps: fc.nat(8), administrators: fc.nat(9) };
    const shapes = fc.record({ seed: fc.nat(), ...counts, memberships: fc.nat(600) });
    fc.assert(
      fc.property(shapes, (any) => {
        const made = generateOrganization(any);
        const rows = [...made.users, ...made.administrators, ...made.groups, ...made.applications];
        const ids = rows.map(({ id }) => id);
        expect(ids.filter((id) => !/^[0-9a-f]{24}$/.test(id))).toEqual([]);
        expect(new Set(ids).size).toBe(any.users + any.administrators + any.groups + any.apps);
        const people = new Set(made.users.map(({ id }) => id));
        for (const members of [...made.memberships.values(), ...made.userBindings.values()]) {
          expect(new Set(members).size).toBe(members.length);
          expect(members.filter((id) => !people.has(id))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has as many ghosts as asked for", () => {
    const haunted = generateOrganization({ ...shape, ghosts: 7 });
    const people = new Set(haunted.users.map(({ id }) => id));
    const edges = [...haunted.memberships.values(), ...haunted.userBindings.values()].flat();
    expect(edges.filter((id) => !people.has(id))).toHaveLength(7);
  });

  it("has about as many memberships as asked for", () => {
    const made = generateOrganization({
      seed: 1,
      users: 2000,
      groups: 200,
      apps: 1,
      administrators: 1,
      memberships: 20_000,
    });
    const count = [...made.memberships.values()].reduce((sum, { length }) => sum + length, 0);
    expect(Math.abs(count - 20_000)).toBeLessThan(100);
  });
});
