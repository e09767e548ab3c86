import { describe, expect, it } from "vitest";
import { holdingsOf } from "../../support/opened-review.js";
import type { SmallFile } from "../../support/small-sync-file.js";

const organization: SmallFile = {
  users: { u1: {}, u2: {} },
  groups: { g1: { name: "Engineering" }, g2: { dynamic: true } },
  apps: { a1: { name: "AWS" }, a2: {} },
  members: "g1: u1; g2: u2",
  direct: "a2: u1",
  bound: "a1: g1 g2; a2: g1",
};

async function heldIn(file: SmallFile): Promise<string[]> {
  const { held } = await holdingsOf(file);
  return held.map(({ kind, account, entitlementId, through }) =>
    [kind, account.key, entitlementId, ...through].join(" "),
  );
}

describe("what a sync file says of who has what", () => {
  it("is each membership, each direct assignment, and each app that comes through groups alone, once", async () => {
    expect(await heldIn(organization)).toEqual([
      "through groups user:u1 app:a1:access group:g1:member",
      "through groups user:u2 app:a1:access group:g2:member",
      "assignment user:u1 app:a2:access",
      "membership user:u1 group:g1:member",
      "membership user:u2 group:g2:member",
    ]);
  });

  it("names all groups that give an app", async () => {
    expect(await heldIn({ ...organization, members: "g1: u1; g2: u1 u2" })).toEqual([
      "through groups user:u1 app:a1:access group:g1:member group:g2:member",
      "through groups user:u2 app:a1:access group:g2:member",
      "assignment user:u1 app:a2:access",
      "membership user:u1 group:g1:member",
      "membership user:u1 group:g2:member",
      "membership user:u2 group:g2:member",
    ]);
  });

  it("has roles, and administrators who have none behind all", async () => {
    const admins = { x1: {}, x2: { user: "u1" }, x3: { service: true as const } };
    const roles = { r1: {}, r2: {} };
    expect(await heldIn({ users: { u1: {} }, admins, roles, holds: "r1: x2 x3; r2: x2" })).toEqual([
      "role admin_user:x2 role:r1:member",
      "role admin_user:x3 role:r1:member",
      "role admin_user:x2 role:r2:member",
      "administration admin_user:x1 app:jumpcloud_administration:access",
    ]);
  });

  it("knows which apps come with a membership", async () => {
    const { givenBy } = await holdingsOf(organization);
    const names = [...givenBy].map(([id, apps]) => [id, apps.map(({ displayName }) => displayName)]);
    expect(names).toEqual([
      ["group:g1:member", ["AWS", "a2"]],
      ["group:g2:member", ["AWS"]],
    ]);
  });

  it("makes one person of a user and the administrator who belongs to it, with the addresses of both", async () => {
    const { people } = await holdingsOf({
      users: { u1: { name: "Ada", email: "Ada@Example.com", emails: ["ada.l@example.com"] } },
      admins: { x1: { user: "u1", email: "root@example.com" } },
    });
    const persons = people.accounts().map((account) => people.of(account));
    const ada = {
      key: "user:u1",
      displayName: "Ada",
      addresses: ["ada@example.com", "ada.l@example.com", "root@example.com"],
    };
    expect(persons).toEqual([expect.objectContaining(ada), expect.objectContaining(ada)]);
  });

  it.each([
    [
      "an account",
      { users: {}, members: "g1: u1" },
      "user:u1 has group:g1:member, and does not hold that account",
    ],
    [
      "a group",
      { groups: {}, members: "g1: u1" },
      "user:u1 has group:g1:member, and does not hold that group",
    ],
    ["an app", { apps: {}, direct: "a1: u1" }, "user:u1 has app:a1:access, and does not hold that app"],
  ])("is refused where it names %s that it does not hold", async (_, change, complaint) => {
    await expect(heldIn({ ...organization, members: "", direct: "", bound: "", ...change })).rejects.toThrow(
      `the file says that ${complaint}: somebody changed it`,
    );
  });
});
