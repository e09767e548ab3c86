import { describe, expect, it } from "vitest";
import { effectiveAccess, heldEntitlement } from "../../src/access/effective-access.js";
import { entitlementId } from "../../src/model/entitlement.js";
import { type Grant, grantId } from "../../src/model/grant.js";

/** "app:a1" held through the entitlements of these groups, and by itself where "direct" is among them. */
function grant(resourceKey: string, ...ways: string[]): Grant {
  const [resourceType = "", resource = ""] = resourceKey.split(":");
  const id = { resourceType, resource };
  const own = entitlementId(id, resourceType === "app" ? "access" : "member");
  const principal = { id: { resourceType: "user", resource: "u1" } };
  const sources = ways.map((way) => (way === "direct" ? own : `group:${way}:member`));
  return {
    entitlement: { resource: { id }, id: own },
    principal,
    id: grantId(own, principal.id),
    ...(ways.length > 0 && {
      sources: { sources: Object.fromEntries(sources.map((source) => [source, { isDirect: true }])) },
    }),
  };
}

const direct = { kind: "direct" };
const through = (group: string) => ({
  kind: "through",
  entitlementId: `group:${group}:member`,
  resource: { resourceType: "group", resource: group },
});

/** The ids alone. */
function shortened(grants: Grant[]) {
  const { access, memberships } = effectiveAccess(grants);
  return {
    access: access.map(({ resource, paths }) => [resource.resource, paths]),
    memberships: memberships.map(({ resource, gives }) => [
      resource.resource,
      gives.map((given) => given.resource),
    ]),
  };
}

describe("effective access", () => {
  it.each<[string, Grant[], object]>([
    ["of nothing is nothing", [], { access: [], memberships: [] }],
    ["is what is assigned directly", [grant("app:a1")], { access: [["a1", [direct]]], memberships: [] }],
    [
      "is what comes through a group, which gives it",
      [grant("app:a1", "g1"), grant("group:g1")],
      { access: [["a1", [through("g1")]]], memberships: [["g1", ["a1"]]] },
    ],
    [
      "has every path of what comes in several ways",
      [grant("app:a1", "direct", "g1", "g2"), grant("group:g1"), grant("group:g2")],
      {
        access: [["a1", [direct, through("g1"), through("g2")]]],
        memberships: [
          ["g1", ["a1"]],
          ["g2", ["a1"]],
        ],
      },
    ],
    [
      "keeps a group that gives nothing, and one that gives several things",
      [grant("app:a1", "g1"), grant("app:a2", "g1"), grant("group:g1"), grant("group:g2")],
      {
        access: [
          ["a1", [through("g1")]],
          ["a2", [through("g1")]],
        ],
        memberships: [
          ["g1", ["a1", "a2"]],
          ["g2", []],
        ],
      },
    ],
    [
      "keeps a path through a group that the account is not said to be in",
      [grant("app:a1", "g9")],
      { access: [["a1", [through("g9")]]], memberships: [] },
    ],
    ["counts a role as access", [grant("role:r1")], { access: [["r1", [direct]]], memberships: [] }],
  ])("%s", (_, grants, expected) => {
    expect(shortened(grants)).toEqual(expected);
  });

  it("names who holds what", () => {
    expect(heldEntitlement(grant("app:a1"))).toEqual({
      principal: { resourceType: "user", resource: "u1" },
      resource: { resourceType: "app", resource: "a1" },
      entitlementId: "app:a1:access",
      paths: [direct],
    });
  });
});
