import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newApplication, newGroup, newUser } from "../../src/simulator/new-rows.js";
import { emptyOrganization, type SimulatedOrganization } from "../../src/simulator/organization.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { temporaryFolder } from "../support/cli.js";
import { type Outcome, syncSpoilt } from "../support/fuzzed-sync.js";
import { syncInProcess } from "../support/in-process.js";
import { contentOf, readSynced } from "../support/synced.js";

/** Users, groups and apps with these ids, everybody in every group, every user and group bound to every app. */
function organizationOf({
  users,
  groups,
  apps,
}: Record<"users" | "groups" | "apps", string[]>): SimulatedOrganization {
  const stamp = (id: string) => ({ id, created: "2024-01-01T00:00:00.000Z" });
  const organization = emptyOrganization("5c7cdb00992ae9608d0177e7");
  organization.users.push(...users.map((id) => newUser(stamp(id), {})));
  organization.groups.push(...groups.map((id) => newGroup(stamp(id), { name: id })));
  organization.applications.push(...apps.map((id) => newApplication(stamp(id), { displayLabel: id })));
  organization.administrators.push({ _id: "a1", id: "a1", role: "r1", roleName: "Manager" });
  for (const id of groups) organization.memberships.set(id, [...users]);
  for (const id of apps) {
    organization.userBindings.set(id, [...users]);
    organization.groupBindings.set(id, [...groups]);
  }
  return organization;
}

const plain = { users: ["u1", "u2"], groups: ["g1"], apps: ["p1"] };

describe("an organisation with odd ids", () => {
  it.each<{ name: string; ids: Partial<typeof plain>; outcome: Outcome }>([
    { name: "plain ones", ids: {}, outcome: "exact" },
    { name: "users whose ids differ by case alone", ids: { users: ["abc", "ABC", "Abc"] }, outcome: "exact" },
    {
      name: "groups and apps whose ids differ by case alone",
      ids: { groups: ["g", "G"], apps: ["p", "P"] },
      outcome: "exact",
    },
    {
      name: "a user named as a part of every object",
      ids: { users: ["__proto__", "constructor", "toString", "u1"] },
      outcome: "exact",
    },
    {
      name: "a group and an app named so",
      ids: { groups: ["__proto__", "constructor"], apps: ["__proto__"] },
      outcome: "exact",
    },
    {
      name: "users whose ids could not stand in a path",
      ids: { users: ["a/b", "../x", "a b", "ä", "😀"] },
      outcome: "exact",
    },
    {
      name: "a group whose id cannot stand in a path",
      ids: { groups: ["../systemusers", "g1"] },
      outcome: "incomplete",
    },
    { name: "an app whose id cannot stand in a path", ids: { apps: ["a?b=c", "p1"] }, outcome: "incomplete" },
    {
      name: "a group whose id is too long for a path",
      ids: { groups: ["g".repeat(65)] },
      outcome: "incomplete",
    },
    {
      name: "a user, a group and an app of one id",
      ids: { users: ["x"], groups: ["x"], apps: ["x"] },
      outcome: "exact",
    },
  ])("such as $name is $outcome", async ({ ids, outcome }) => {
    const simulator = createSimulator(organizationOf({ ...plain, ...ids }));
    expect(await syncSpoilt(simulator, (_, answer) => answer)).toBe(outcome);
  });

  it("keeps an app apart that has the id of the one that stands for JumpCloud itself", async () => {
    const simulator = createSimulator(organizationOf({ ...plain, apps: ["jumpcloud_administration"] }));
    const file = join(temporaryFolder(), "sync.json");
    const { completeness } = await syncInProcess(simulator, { file });
    expect(completeness.complete).toBe(true);
    const { resources, grants } = contentOf(readSynced(file));
    const [console, app] = resources.filter((id) => id.startsWith("app:"));
    expect(console).toBe("app:jumpcloud_administration");
    expect(app).toMatch(/^app:jumpcloud_administration_[0-9a-f]{12}$/);
    expect(Object.keys(grants)).toEqual(
      expect.arrayContaining([
        `${console}:access:admin_user:a1`,
        `${app}:access:user:u1`,
        `${app}:access:user:u2`,
        `${app}:access:group:g1`,
      ]),
    );
  });
});
