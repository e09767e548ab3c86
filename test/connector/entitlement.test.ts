import { describe, expect, it } from "vitest";
import { type EntitlementForm, entitlementOf, warnedEntitlement } from "../../src/connector/entitlement.js";
import type { Resource } from "../../src/model/resource.js";

const form: EntitlementForm = {
  slug: "member",
  purpose: "PURPOSE_VALUE_ASSIGNMENT",
  grantableTo: ["user"],
  title: "Group Member",
  description: "Member of {name} in JumpCloud",
  change: "requestable",
};

function resource(displayName: string): Resource {
  return {
    id: { resourceType: "group", resource: "g1" },
    displayName,
    annotations: [{ "@type": "type.googleapis.com/c1.connector.v2.GroupTrait" }],
  };
}

describe("an entitlement", () => {
  it("says what it gives, with thin references", () => {
    expect(entitlementOf(resource("Engineering"), form)).toEqual({
      entitlement: {
        resource: { id: { resourceType: "group", resource: "g1" } },
        id: "group:g1:member",
        displayName: "Engineering Group Member",
        description: "Member of Engineering in JumpCloud",
        grantableTo: [{ id: "user" }],
        purpose: "PURPOSE_VALUE_ASSIGNMENT",
        slug: "member",
      },
      warnings: new Set(),
    });
  });

  it("is marked when it cannot be requested", () => {
    const { entitlement } = entitlementOf(resource("Engineering"), { ...form, change: "immutable" });
    expect(entitlement.annotations).toEqual([
      { "@type": "type.googleapis.com/c1.connector.v2.EntitlementImmutable" },
    ]);
    expect(Object.keys(entitlement)).toEqual([
      "resource",
      "id",
      "displayName",
      "description",
      "grantableTo",
      "annotations",
      "purpose",
      "slug",
    ]);
  });

  it("puts a name in as it is, whatever it looks like", () => {
    const { entitlement } = entitlementOf(resource("$& {name} $1"), form);
    expect(entitlement.description).toBe("Member of $& {name} $1 in JumpCloud");
  });

  it("cuts a name so that its title still fits, and tells so", () => {
    const told: unknown[] = [];
    const mapped = entitlementOf(resource("é".repeat(512)), form);
    const { displayName } = warnedEntitlement(mapped, (warning) => told.push(warning));
    expect(displayName).toBe(`${"é".repeat(505)} Group Member`);
    expect(told).toEqual([{ code: "truncated", id: "group:g1" }]);
  });
});
