import { describe, expect, it } from "vitest";
import { roleResource } from "../../src/connector/role.js";
import { connectorThatRead } from "./connector-of.js";

describe("the resource of a role", () => {
  it("has JumpCloud's id, name and description", () => {
    const role = { jumpCloudId: "r1", name: "Help Desk", description: "Helps" };
    expect(roleResource("r1", role)).toEqual({
      resource: {
        id: { resourceType: "role", resource: "r1" },
        displayName: "Help Desk",
        annotations: [
          { "@type": "type.googleapis.com/c1.connector.v2.RoleTrait" },
          { "@type": "type.googleapis.com/c1.connector.v2.RawId", id: "r1" },
        ],
        description: "Helps",
      },
      warnings: new Set(),
    });
  });

  it.each([
    [
      "no RawId where the id is made from the name",
      "role_help_desk",
      { name: "Help Desk" },
      "Help Desk",
      [],
      [],
    ],
    ["its id for a name", "r1", { jumpCloudId: "r1" }, "r1", ["RawId"], ["missing_name"]],
  ])("has %s", (_, id, role, displayName, ids, codes) => {
    const { resource, warnings } = roleResource(id, role);
    expect(resource.displayName).toBe(displayName);
    expect(resource.annotations.map((annotation) => annotation["@type"])).toEqual(
      ["RoleTrait", ...ids].map((name) => `type.googleapis.com/c1.connector.v2.${name}`),
    );
    expect([...warnings]).toEqual(codes);
  });
});

const helpDesk = { id: "r1", name: "Help Desk" };
const unheld = { id: "r2", name: "Billing Only" };

describe("the syncer of roles", () => {
  it("gives every listed role and who holds it, service accounts too", async () => {
    const { syncer } = await connectorThatRead({
      "/api/v2/roles": [helpDesk, unheld],
      "/api/users": [
        { _id: "a1", role: "r1", roleName: "Help Desk" },
        { _id: "a2", roleNames: ["help desk"] },
      ],
      "/api/v2/service-accounts": [{ objectId: "s1", roleId: "r1", roleName: "Help Desk" }],
    });
    const role = syncer("role");
    const holders = (id: string) => [...(role.holders?.(id) ?? [])].map(({ resource }) => resource);
    expect([...role.ids()]).toEqual(["r1", "r2"]);
    expect([holders("r1"), holders("r2")]).toEqual([["a1", "a2", "s1"], []]);
    expect(role.entitlements("r1")).toEqual([
      {
        resource: { id: { resourceType: "role", resource: "r1" } },
        id: "role:r1:member",
        displayName: "Help Desk Role Member",
        description: "Member of the Help Desk role in JumpCloud",
        grantableTo: [{ id: "admin_user" }],
        annotations: [{ "@type": "type.googleapis.com/c1.connector.v2.EntitlementImmutable" }],
        purpose: "PURPOSE_VALUE_PERMISSION",
        slug: "member",
      },
    ]);
  });

  it.each([403, 404])(
    "gives the roles that are held where the list answers %i, and says so",
    async (status) => {
      const { syncer, connector, warnings } = await connectorThatRead({
        "/api/v2/roles": status,
        "/api/users": [{ _id: "a1", email: "a@x.com", roleNames: ["Help Desk"] }],
      });
      expect([...syncer("role").ids()]).toEqual(["role_help_desk"]);
      expect(connector.notRead().at(-1)).toEqual({
        what: "roles that nobody holds",
        why: `GET /api/v2/roles answered ${status}`,
      });
      expect([...warnings]).toEqual(["role_name_without_id role:role_help_desk"]);
    },
  );

  it.each([400, 401])("rejects where the list answers %i", async (status) => {
    await expect(connectorThatRead({ "/api/v2/roles": status })).rejects.toThrow(`answered ${status}`);
  });
});
