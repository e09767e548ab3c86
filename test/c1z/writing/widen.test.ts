import { describe, expect, it } from "vitest";
import { widenEntitlement, widenResource } from "../../../src/c1z/writing/widen.js";
import { entitlementSchema } from "../../../src/model/entitlement.js";
import { resourceSchema } from "../../../src/model/resource.js";
import { resourceTypeSchema } from "../../../src/model/resource-type.js";

const TYPE = "type.googleapis.com/c1.connector.v2.";

describe("a resource in a c1z", () => {
  it("says profile, status and creation in a user's trait too", () => {
    const user = resourceSchema.parse({
      id: { resourceType: "user", resource: "u1" },
      displayName: "Ada",
      annotations: [
        { "@type": `${TYPE}UserTrait`, login: "ada" },
        { "@type": `${TYPE}RawId`, id: "u1" },
      ],
      profile: { email: "ada@acme.com" },
      status: { status: "RESOURCE_STATUS_DISABLED", details: "locked" },
      createdAt: "2021-03-04T05:06:07Z",
    });
    expect(widenResource(user)).toEqual({
      ...user,
      annotations: [
        {
          "@type": `${TYPE}UserTrait`,
          login: "ada",
          profile: { email: "ada@acme.com" },
          status: { status: "STATUS_DISABLED", details: "locked" },
          createdAt: "2021-03-04T05:06:07Z",
        },
        { "@type": `${TYPE}RawId`, id: "u1" },
      ],
    });
  });

  it("says the profile alone in the trait of a group, an app or a role", () => {
    const group = resourceSchema.parse({
      id: { resourceType: "group", resource: "g1" },
      displayName: "Sales",
      annotations: [{ "@type": `${TYPE}GroupTrait` }],
      profile: { type: "user_group" },
      status: { status: "RESOURCE_STATUS_ENABLED" },
      createdAt: "2021-03-04T05:06:07Z",
    });
    expect(widenResource(group)).toEqual({
      ...group,
      annotations: [{ "@type": `${TYPE}GroupTrait`, profile: { type: "user_group" } }],
    });
  });

  it("has nothing in its trait that the record lacks", () => {
    const role = resourceSchema.parse({
      id: { resourceType: "role", resource: "r1" },
      displayName: "Manager",
      annotations: [{ "@type": `${TYPE}RoleTrait` }],
    });
    expect(widenResource(role)).toEqual(role);
  });
});

describe("an entitlement in a c1z", () => {
  const entitlement = entitlementSchema.parse({
    resource: { id: { resourceType: "app", resource: "a1" } },
    id: "app:a1:access",
    displayName: "Slack App Access",
    grantableTo: [{ id: "group" }, { id: "user" }],
    purpose: "PURPOSE_VALUE_ASSIGNMENT",
    slug: "access",
  });
  const user = resourceTypeSchema.parse({ id: "user", displayName: "User", traits: ["TRAIT_USER"] });

  it("has its resource's name and the whole of the types that the file has", () => {
    expect(widenEntitlement(entitlement, { displayName: "Slack", types: new Map([["user", user]]) })).toEqual(
      {
        ...entitlement,
        resource: { id: { resourceType: "app", resource: "a1" }, displayName: "Slack" },
        grantableTo: [{ id: "group" }, user],
      },
    );
  });

  it("refers to its resource by the id where that has no record", () => {
    expect(widenEntitlement(entitlement, { displayName: undefined, types: new Map() })).toEqual(entitlement);
  });
});
