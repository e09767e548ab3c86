import { describe, expect, it } from "vitest";
import { AppGrants } from "../../../../src/c1z/importing/baton-jumpcloud/app-grants.js";
import { LeftOutTally } from "../../../../src/c1z/importing/left-out.js";

const app = { resourceType: "app", resource: "a1" };
const groups = ["g1", "g2", "g3"].map((resource) => ({ resourceType: "group", resource }));
const users = ["u1", "u2", "u3"].map((resource) => ({ resourceType: "user", resource }));
const membersOf: Readonly<Record<string, readonly string[]>> = {
  g1: ["u1", "u2"],
  g2: ["u2", "u9"],
  g3: ["u9"],
};

describe("the grants of an app", () => {
  it.each([1, 1_000_000])(
    "read every group once, however few members are remembered: %d",
    async (mostMembers) => {
      const read: string[] = [];
      const apps = new AppGrants(
        async ({ resource }) => {
          read.push(resource);
          return membersOf[resource] ?? [];
        },
        { tally: new LeftOutTally(), mostMembers },
      );
      const grants = await apps.of(app, [...users, ...groups].reverse());
      expect(read).toEqual(["g1", "g2", "g3"]);
      const sourcesOf = Object.fromEntries(
        grants.map(({ id, sources }) => [id, Object.keys(sources?.sources ?? {})]),
      );
      expect(sourcesOf).toEqual({
        "app:a1:access:group:g1": [],
        "app:a1:access:group:g2": [],
        "app:a1:access:group:g3": [],
        "app:a1:access:user:u1": ["group:g1:member"],
        "app:a1:access:user:u2": ["group:g1:member", "group:g2:member"],
        "app:a1:access:user:u3": [],
      });
    },
  );
});
