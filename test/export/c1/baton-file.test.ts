import { describe, expect, it } from "vitest";
import { batonFileOf, openDemo } from "../../support/c1-exports.js";
import { readBatonGrants } from "../../support/consumers/baton-grants-reader.js";
import { readBatonMappings } from "../../support/consumers/baton-mappings-reader.js";
import { expectExport } from "../../support/golden-export.js";
import { openSmallFile, type SmallFile } from "../../support/small-sync-file.js";

async function grants(file: SmallFile) {
  const { text, summary } = await batonFileOf(await openSmallFile(file));
  const { direct_user_grants: direct, grant_inheritance_mappings: inherited } = JSON.parse(text);
  return { direct, inherited, summary };
}

const person = { users: { u1: {} }, groups: { g1: {} }, apps: { a1: {} } };
const throughGroup = {
  principal_resource_id: "g1",
  principal_entitlement_slug: "member",
  inherited_resource_id: "a1",
  inherited_entitlement_slug: "access",
  inheritance_depth: "full",
};
const member = { principal_id: "u1", resource_id: "g1", entitlement_slug: "member" };
const access = { principal_id: "u1", resource_id: "a1", entitlement_slug: "access" };

describe("the file for baton-file", () => {
  it("holds the demo organisation", async () => {
    expectExport("baton-file-mappings.json", (await batonFileOf(await openDemo())).text);
    expectExport("baton-file.json", (await batonFileOf(await openDemo(), { layout: "grants" })).text);
  });

  it("tells what was written, and who has no valid address", async () => {
    const { summary } = await batonFileOf(await openDemo());
    expect(summary).toEqual({
      users: 21,
      resources: 20,
      entitlements: 20,
      grants: 43,
      inheritances: 7,
      inherited: 21,
      strangers: 0,
      withoutEmail: [
        "admin_user:66389c10b07e4d21c83a9290",
        "admin_user:6964b810b07e4d21c83a928a",
        "user:612ce910b07e4d21c83a9266",
        "user:66d5d9f8b07e4d21c83a9287",
      ],
      leftOut: [],
    });
  });

  it.each(["mappings", "grants"] as const)(
    "is whole in the %s layout when there is nothing",
    async (layout) => {
      const { text } = await batonFileOf(await openSmallFile({}), { layout });
      expect(Object.values(JSON.parse(text)).flat()).toEqual([]);
    },
  );

  it("has what comes through groups alone only as what the groups hold", async () => {
    expect(await grants({ ...person, members: "g1: u1", bound: "a1: g1" })).toMatchObject({
      direct: [member],
      inherited: [throughGroup],
      summary: { grants: 1, inheritances: 1, inherited: 1 },
    });
  });

  it("has what somebody holds in both ways once for each", async () => {
    const both = { ...person, members: "g1: u1", bound: "a1: g1", direct: "a1: u1" };
    expect(await grants(both)).toMatchObject({ direct: [access, member], inherited: [throughGroup] });
  });

  it("has what a group without people holds", async () => {
    expect(await grants({ ...person, bound: "a1: g1" })).toMatchObject({
      direct: [],
      inherited: [throughGroup],
    });
  });

  it("has administrators and service accounts among its users", async () => {
    const file: SmallFile = {
      admins: { x1: {}, x2: { service: true } },
      roles: { r1: {} },
      holds: "r1: x1 x2",
    };
    const { users, grants } = readBatonMappings((await batonFileOf(await openSmallFile(file))).text);
    expect([...users.values()].map(({ id, type }) => [id, type])).toEqual([
      ["x1", "human"],
      ["x2", "service"],
    ]);
    expect(grants.map(({ principal, entitlement }) => [principal, entitlement])).toEqual([
      ["x1", "jumpcloud_administration:access"],
      ["x1", "r1:member"],
      ["x2", "r1:member"],
    ]);
  });

  it("calls both type:id, everywhere, where two things have one id", async () => {
    const file: SmallFile = {
      users: { same: {}, u2: {} },
      admins: { same: {} },
      groups: { g1: {}, same: {} },
      apps: { a1: {} },
      members: "same: same u2",
      bound: "a1: same",
    };
    const mappingsGraph = readBatonMappings((await batonFileOf(await openSmallFile(file))).text);
    const grantsGraph = readBatonGrants(
      (await batonFileOf(await openSmallFile(file), { layout: "grants" })).text,
    );
    for (const { users, grants } of [mappingsGraph, grantsGraph]) {
      expect([...users.keys()]).toEqual(["admin_user:same", "user:same", "u2"]);
      expect(new Set(grants)).toEqual(
        new Set([
          { principal: "group:same", entitlement: "a1:access", through: "group:same:member" },
          { principal: "admin_user:same", entitlement: "jumpcloud_administration:access" },
          { principal: "user:same", entitlement: "group:same:member" },
          { principal: "u2", entitlement: "group:same:member" },
        ]),
      );
    }
  });

  it.each<["mappings" | "grants", string]>([
    ["mappings", "2026-11-20T07:30:00.125Z"],
    ["grants", "11/20/2026"],
  ])("has the last login in the %s layout as %s", async (layout, lastLogin) => {
    const file = { users: { u1: { lastLogin: "2026-11-20T07:30:00.125Z" }, u2: {} } };
    const { users } = JSON.parse((await batonFileOf(await openSmallFile(file), { layout })).text);
    expect(users.map((user: { last_login?: string }) => user.last_login)).toEqual([lastLogin, undefined]);
  });

  it("tells in the layout of grants of somebody who is deleted, for which it has no word", async () => {
    const status = { status: "RESOURCE_STATUS_DELETED" as const, details: "deleted" };
    const file = await openSmallFile({ users: { u1: { resource: { status } } } });
    const { users } = readBatonGrants((await batonFileOf(file, { layout: "grants" })).text);
    expect(users.get("u1")).toMatchObject({ status: "inactive", profile: { status_details: "deleted" } });
  });
});
