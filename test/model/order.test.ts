import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Entitlement, entitlementId } from "../../src/model/entitlement.js";
import { type Grant, grantId, slugOf } from "../../src/model/grant.js";
import {
  compareEntitlements,
  compareGrants,
  compareResourceIds,
  compareResources,
  compareResourceTypes,
  compareText,
} from "../../src/model/order.js";
import type { ResourceId } from "../../src/model/resource-id.js";

function entitlement(resource: ResourceId, slug: string): Entitlement {
  return {
    resource: { id: resource },
    id: entitlementId(resource, slug),
    displayName: "x",
    grantableTo: [{ id: "user" }],
    purpose: "PURPOSE_VALUE_ASSIGNMENT",
    slug,
  };
}

function grant(of: Entitlement, principal: ResourceId): Grant {
  return {
    entitlement: { resource: of.resource, id: of.id },
    principal: { id: principal },
    id: grantId(of.id, principal),
  };
}

const idOf = (resourceType: string, resource: string): ResourceId => ({ resourceType, resource });

describe("compareText", () => {
  it.each([
    ["a", "a", 0],
    ["a", "b", -1],
    ["b", "a", 1],
    ["", "a", -1],
    ["Z", "a", -1],
    ["ä", "z", 1],
    ["10", "9", -1],
    ["\u{1f600}", "\ue000", -1],
  ])("puts %j against %j by code units", (a, b, order) => {
    expect(compareText(a, b)).toBe(order);
  });
});

describe("the order of records", () => {
  it("is by parts and not by the composed id", () => {
    const [shorter, longer] = [idOf("group", "a"), idOf("group", "a!")];
    expect(compareResourceIds(shorter, longer)).toBe(-1);
    expect(compareText("group:a:member", "group:a!:member")).toBe(1);
    const entitlements = [entitlement(longer, "member"), entitlement(shorter, "member")];
    expect(entitlements.sort(compareEntitlements).map(({ id }) => id)).toEqual([
      "group:a:member",
      "group:a!:member",
    ]);
  });

  it("of resource types is by id, of resources by type and id", () => {
    const type = (id: string) => ({ id, displayName: "x", traits: ["TRAIT_APP" as const] });
    expect(compareResourceTypes(type("app"), type("user"))).toBe(-1);
    const resource = (id: ResourceId) => ({ id, displayName: "x", annotations: [] });
    const sorted = [idOf("user", "a"), idOf("app", "b"), idOf("app", "a")]
      .map(resource)
      .sort(compareResources)
      .map(({ id }) => `${id.resourceType} ${id.resource}`);
    expect(sorted).toEqual(["app a", "app b", "user a"]);
  });

  it("of grants is by resource, slug, principal type and principal", () => {
    const access = entitlement(idOf("app", "a"), "access");
    const use = entitlement(idOf("app", "a"), "use");
    const other = entitlement(idOf("app", "b"), "access");
    const sorted = [
      grant(access, idOf("group", "z")),
      grant(access, idOf("user", "a")),
      grant(access, idOf("user", "b")),
      grant(use, idOf("group", "a")),
      grant(other, idOf("group", "a")),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(sorted), (some) => {
        expect([...some].sort(compareGrants)).toEqual(sorted.filter((one) => some.includes(one)));
      }),
    );
  });
});

describe("slugOf", () => {
  it("gives the slug back, whatever the ids contain", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (type, resource, slug) => {
        const made = entitlement(idOf(type, resource), slug);
        expect(slugOf({ resource: made.resource, id: made.id })).toBe(slug);
      }),
    );
  });
});
