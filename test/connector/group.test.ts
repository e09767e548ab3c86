import { describe, expect, it } from "vitest";
import { GoneError } from "../../src/connector/gone-error.js";
import { type GroupJoins, groupResource, membership } from "../../src/connector/group.js";
import { connectorOf, connectorThatRead } from "./connector-of.js";
import { drain } from "./in-memory-jumpcloud.js";
import { group } from "./rows.js";

const GROUPS = "/api/v2/usergroups";
const groups = [
  { id: "5f00000000000000000000a1", name: "Engineering" },
  { id: "5f00000000000000000000a2", name: "Sales" },
  { id: "5f00000000000000000000a3", name: "Odd" },
];
const [engineering = {}, sales = {}] = groups;
const answers = {
  [GROUPS]: groups,
  [`${GROUPS}?STATIC`]: [engineering],
  [`${GROUPS}?DYNAMIC_AUTOMATED`]: [sales],
  [`${GROUPS}?DYNAMIC_REVIEW_REQUIRED`]: [],
};

describe("the resource of a group", () => {
  it("has everything in the order of the canonical message", () => {
    const row = group({ name: "Sales", type: "user_group", description: "Sellers", email: "sales@x.com" });
    const joins: GroupJoins = { method: "DYNAMIC_AUTOMATED", rule: { filters: [] }, region: "us" };
    const { resource, warnings } = groupResource(row, joins);
    expect(resource).toEqual({
      id: { resourceType: "group", resource: "g1" },
      displayName: "Sales",
      annotations: [
        {
          "@type": "type.googleapis.com/c1.connector.v2.GroupTrait",
          groupSourceType: "dynamic",
          rawGroupSourceType: "DYNAMIC_AUTOMATED",
        },
        { "@type": "type.googleapis.com/c1.connector.v2.RawId", id: "g1" },
        {
          "@type": "type.googleapis.com/c1.connector.v2.ExternalLink",
          url: "https://console.jumpcloud.com/#/groups/user/g1/details",
        },
      ],
      description: "Sellers",
      profile: {
        type: "user_group",
        email: "sales@x.com",
        membership_method: "DYNAMIC_AUTOMATED",
        membership_rule: { filters: [] },
      },
    });
    expect(Object.keys(resource)).toEqual(["id", "displayName", "annotations", "description", "profile"]);
    expect([...warnings]).toEqual([]);
  });

  it.each([
    ["STATIC", { membership_method: "STATIC" }],
    [undefined, {}],
  ] as const)("has an empty trait where the membership method is %s", (method, profile) => {
    expect(groupResource(group({ name: "", email: null }), { method })).toEqual({
      resource: {
        id: { resourceType: "group", resource: "g1" },
        displayName: "g1",
        annotations: [
          { "@type": "type.googleapis.com/c1.connector.v2.GroupTrait" },
          { "@type": "type.googleapis.com/c1.connector.v2.RawId", id: "g1" },
        ],
        profile,
      },
      warnings: new Set(["missing_name"]),
    });
  });

  it("cuts a description of more than 2048 bytes", () => {
    const { resource, warnings } = groupResource(group({ name: "x", description: "é".repeat(1025) }), {});
    expect(resource.description).toBe("é".repeat(1024));
    expect([...warnings]).toEqual(["truncated"]);
  });
});

describe("membership of a group", () => {
  it.each([
    ["STATIC", "requestable"],
    [undefined, "requestable"],
    ["DYNAMIC_AUTOMATED", "immutable"],
    ["DYNAMIC_REVIEW_REQUIRED", "immutable"],
  ] as const)("by the method %s is %s", (method, change) => {
    expect(membership(method).change).toBe(change);
  });
});

describe("the syncer of groups", () => {
  it("lists groups with their membership methods", async () => {
    const { syncer, connector } = await connectorThatRead(answers);
    expect([...syncer("group").ids()]).toEqual(groups.map(({ id }) => id));
    expect(groups.map(({ id }) => syncer("group").resource(id).profile)).toEqual([
      { membership_method: "STATIC" },
      { membership_method: "DYNAMIC_AUTOMATED" },
      {},
    ]);
    expect(syncer("group").entitlements("5f00000000000000000000a2")).toEqual([
      {
        resource: { id: { resourceType: "group", resource: "5f00000000000000000000a2" } },
        id: "group:5f00000000000000000000a2:member",
        displayName: "Sales Group Member",
        description: "Member of Sales in JumpCloud",
        grantableTo: [{ id: "user" }],
        annotations: [{ "@type": "type.googleapis.com/c1.connector.v2.EntitlementImmutable" }],
        purpose: "PURPOSE_VALUE_ASSIGNMENT",
        slug: "member",
      },
    ]);
    expect(connector.notRead().map(({ what }) => what)).not.toContain("membership methods of groups");
  });

  it("says that no membership method is known where the filter is refused", async () => {
    const { syncer, connector } = await connectorThatRead({ ...answers, [`${GROUPS}?STATIC`]: 400 });
    expect(syncer("group").resource("5f00000000000000000000a2").profile).toEqual({});
    expect(connector.notRead().at(-1)).toEqual({
      what: "membership methods of groups",
      why: "GET /api/v2/usergroups?filter=membershipMethod answered 400",
    });
  });

  it("rejects where the list itself is refused, whatever becomes of the membership methods", async () => {
    const { syncer } = connectorOf({ ...answers, [GROUPS]: 403, [`${GROUPS}?STATIC`]: 401 });
    await expect(drain(syncer("group").list())).rejects.toThrow("GET /api/v2/usergroups answered 403");
  });

  it("reads the rules of dynamic groups alone, and only when asked to", async () => {
    const detail = { ...sales, memberQuery: { filters: [{ value: "a\ud800" }] } };
    const withDetail = { ...answers, [`${GROUPS}/5f00000000000000000000a2`]: detail };
    const { syncer, asked } = await connectorThatRead(withDetail, { groupRules: true });
    expect(syncer("group").resource("5f00000000000000000000a2").profile).toEqual({
      membership_method: "DYNAMIC_AUTOMATED",
      membership_rule: { filters: [{ value: "a\ufffd" }] },
    });
    const details = (paths: string[]) => paths.filter((path) => path.startsWith(`${GROUPS}/`));
    expect(details(asked)).toEqual([`${GROUPS}/5f00000000000000000000a2`]);
    expect(details((await connectorThatRead(withDetail)).asked)).toEqual([]);
  });

  it("goes on where a dynamic group is gone or has no rule", async () => {
    const noRule = { ...answers, [`${GROUPS}/5f00000000000000000000a2`]: { ...sales, memberQuery: null } };
    for (const given of [answers, noRule]) {
      const { syncer } = await connectorThatRead(given, { groupRules: true });
      expect(syncer("group").resource("5f00000000000000000000a2").profile).toEqual({
        membership_method: "DYNAMIC_AUTOMATED",
      });
    }
  });

  it("gives the members as JumpCloud lists them", async () => {
    const { syncer } = await connectorThatRead({
      ...answers,
      [`${GROUPS}/5f00000000000000000000a1/members`]: [
        { to: { id: "u1", type: "user" } },
        { to: { id: "g9", type: "user_group" } },
        { to: { id: "u2", type: "user" } },
      ],
    });
    const lists = syncer("group").edgeLists?.("5f00000000000000000000a1") ?? [];
    expect(lists.map(({ principals: _, ...list }) => list)).toEqual([
      { list: "memberships", slug: "member", principalType: "user" },
    ]);
    expect(await Promise.all(lists.map(({ principals }) => principals()))).toEqual([["u1", "u2"]]);
  });

  it("tells a group whose members answer 404 from other failures", async () => {
    const { syncer } = await connectorThatRead({
      ...answers,
      [`${GROUPS}/5f00000000000000000000a1/members`]: 404,
      [`${GROUPS}/5f00000000000000000000a2/members`]: 403,
    });
    const members = async (id: string) => {
      for (const list of syncer("group").edgeLists?.(id) ?? []) await list.principals();
    };
    await expect(members("5f00000000000000000000a1")).rejects.toThrow(GoneError);
    await expect(members("5f00000000000000000000a2")).rejects.toThrow("answered 403");
  });

  it.each([
    ["exists, with the time in its id", sales, { createdAtMs: 0x5f000000 * 1000 }],
    ["is gone", 404, undefined],
    ["may not be read", 403, {}],
  ])("finds that a group %s", async (_, answer, found) => {
    const { syncer } = connectorOf({ [`${GROUPS}/5f00000000000000000000a2`]: answer });
    expect(await syncer("group").find?.("5f00000000000000000000a2")).toEqual(found);
  });

  it("forgets a group that was deleted meanwhile", async () => {
    const { syncer } = await connectorThatRead(answers);
    syncer("group").forget?.("5f00000000000000000000a1");
    expect([...syncer("group").ids()]).toEqual(["5f00000000000000000000a2", "5f00000000000000000000a3"]);
  });
});
