import { describe, expect, it } from "vitest";
import { generateOrganization } from "../../src/simulator/generate.js";
import { changeOrganization } from "./changed-organization.js";

const shape = { seed: 1, users: 1000, groups: 20, apps: 3, administrators: 2, memberships: 3000 };

describe("changeOrganization", () => {
  it("moves a hundredth of the users and gives a hundredth of the memberships to others", () => {
    const before = generateOrganization(shape);
    const after = generateOrganization(shape);
    changeOrganization(after, 0.01);
    const moved = after.users.filter(
      ({ department }, index) => department !== before.users[index]?.department,
    );
    expect(moved.length).toBe(10);
    const all = [...before.memberships.values()].flat().length;
    const left = [...after.memberships].flatMap(([group, members]) => {
      const earlier = new Set(before.memberships.get(group));
      return members.filter((id) => earlier.has(id));
    });
    expect(all - left.length).toBe(Math.ceil(all / 100));
  });

  it("keeps the size of every group but everybody's, with nobody in it twice", () => {
    const before = generateOrganization(shape);
    const after = generateOrganization(shape);
    changeOrganization(after, 0.01);
    const [everybody] = before.groups;
    for (const [group, members] of after.memberships) {
      expect(new Set(members).size).toBe(members.length);
      const size = before.memberships.get(group)?.length ?? 0;
      expect(members.length).toBe(group === everybody?.id ? size - 10 : size);
    }
  });
});
