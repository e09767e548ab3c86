import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { annotationType } from "../../src/model/annotation.js";
import { entitlementSchema } from "../../src/model/entitlement.js";
import { grantSchema } from "../../src/model/grant.js";
import { resourceSchema } from "../../src/model/resource.js";
import { resourceKey } from "../../src/model/resource-id.js";
import { resourceTypeSchema } from "../../src/model/resource-type.js";

const id = { resourceType: "user", resource: "u1" };

const fullResource = {
  id,
  displayName: "Ada",
  annotations: [
    {
      "@type": annotationType("UserTrait"),
      emails: [{ address: "ada@example.com", isPrimary: true }, { address: "ada@home.example" }],
      accountType: "ACCOUNT_TYPE_HUMAN",
      login: "ada",
      loginAliases: ["ada.l"],
      employeeIds: ["E-1"],
      lastLogin: "2026-08-01T00:00:00.250Z",
      mfaStatus: { mfaEnabled: true },
      structuredName: { givenName: "Ada", familyName: "Lovelace", middleNames: ["King"] },
    },
    { "@type": annotationType("RawId"), id: "u1" },
    { "@type": annotationType("ExternalLink"), url: "https://console.jumpcloud.com/#/users/u1/details" },
  ],
  description: "a user",
  profile: { b: 1, a: { c: null } },
  status: { status: "RESOURCE_STATUS_ENABLED", details: "staged" },
  createdAt: "2021-03-04T05:06:07Z",
};
const fullType = {
  id: "user",
  displayName: "User",
  traits: ["TRAIT_USER"],
  annotations: [{ "@type": annotationType("SkipEntitlementsAndGrants") }],
  description: "people",
};
const fullEntitlement = {
  resource: { id: { resourceType: "group", resource: "g" } },
  id: "group:g:member",
  displayName: "G Group Member",
  description: "Member of G",
  grantableTo: [{ id: "user" }],
  annotations: [{ "@type": annotationType("EntitlementImmutable") }],
  purpose: "PURPOSE_VALUE_ASSIGNMENT",
  slug: "member",
};
const fullGrant = {
  entitlement: { resource: { id: { resourceType: "app", resource: "a" } }, id: "app:a:access" },
  principal: { id },
  id: "app:a:access:user:u1",
  sources: { sources: { "group:g:member": { isDirect: true }, "group:h:member": {} } },
  annotations: [
    {
      "@type": annotationType("GrantExpandable"),
      entitlementIds: ["group:g:member"],
      resourceTypeIds: ["user"],
    },
    { "@type": annotationType("GrantImmutable"), sourceId: "x" },
    { "@type": annotationType("GrantMetadata"), metadata: { b: { c: null }, a: "2021-03-04T05:06:07Z" } },
  ],
};

const schemas: [string, z.ZodType, Record<string, unknown>][] = [
  ["resource type", resourceTypeSchema, fullType],
  ["resource", resourceSchema, fullResource],
  ["entitlement", entitlementSchema, fullEntitlement],
  ["grant", grantSchema, fullGrant],
];

describe("the record schemas", () => {
  it.each(schemas)("read a full %s with its keys in the order of the .proto", (_, schema, record) => {
    const reversed = Object.fromEntries(Object.entries(record).reverse());
    expect(JSON.stringify(schema.parse(reversed))).toBe(JSON.stringify(record));
  });

  it.each(schemas)("ignore keys of a %s that they do not know", (_, schema, record) => {
    expect(schema.parse({ ...record, somethingNew: [1] })).toEqual(record);
  });

  it.each<[string, z.ZodType, unknown]>([
    ["an empty id", resourceSchema, { ...fullResource, id: { ...id, resource: "" } }],
    ["an empty display name", resourceSchema, { ...fullResource, displayName: "" }],
    ["a resource without annotations", resourceSchema, { ...fullResource, annotations: [] }],
    ["a zero value that is printed", resourceSchema, { ...fullResource, description: "" }],
    [
      "a known false that is printed",
      resourceSchema,
      {
        ...fullResource,
        annotations: [{ "@type": annotationType("UserTrait"), mfaStatus: { mfaEnabled: false } }],
      },
    ],
    [
      "a link that is not https",
      resourceSchema,
      { ...fullResource, annotations: [{ "@type": annotationType("ExternalLink"), url: "http://x" }] },
    ],
    ["a grant without its entitlement's resource", grantSchema, { ...fullGrant, entitlement: { id: "x" } }],
    [
      "an expansion of nothing",
      grantSchema,
      { ...fullGrant, annotations: [{ "@type": annotationType("GrantExpandable"), entitlementIds: [] }] },
    ],
    [
      "metadata that is no object",
      grantSchema,
      { ...fullGrant, annotations: [{ "@type": annotationType("GrantMetadata"), metadata: ["a"] }] },
    ],
    ["an unknown purpose", entitlementSchema, { ...fullEntitlement, purpose: "PURPOSE_VALUE_UNSPECIFIED" }],
    ["a type without traits", resourceTypeSchema, { ...fullType, traits: [] }],
  ])("refuse %s", (_, schema, record) => {
    expect(schema.safeParse(record).success).toBe(false);
  });

  it("take a present and empty message, which is a known false", () => {
    const annotations = [{ "@type": annotationType("UserTrait"), mfaStatus: {} }];
    expect(resourceSchema.parse({ ...fullResource, annotations, profile: {} })).toEqual({
      ...fullResource,
      annotations,
      profile: {},
    });
  });
});

describe("resourceKey", () => {
  it("joins type and id", () => {
    expect(resourceKey({ resourceType: "user", resource: "a:b" })).toBe("user:a:b");
  });
});
