import { describe, expect, it } from "vitest";
import type { Found } from "../../src/access/best-match.js";
import { findEntitlements } from "../../src/access/find-entitlement.js";
import { type FindableResource, findResources } from "../../src/access/find-resource.js";

function named(
  key: string,
  displayName: string,
  rest: Pick<FindableResource, "email" | "username"> = {},
): FindableResource {
  const [resourceType = "", resource = ""] = key.split(":");
  return { id: { resourceType, resource }, displayName, ...rest };
}

const resources = [
  named("admin_user:a1", "Ada Lovelace", { email: "ada@example.com" }),
  named("app:1", "AWS"),
  named("app:2", "AWS Production"),
  named("app:3", "1"),
  named("group:g1", "Engineering", { email: "eng@example.com" }),
  named("group:g2", "Engineering (EMEA)"),
  named("role:r1", "Administrator"),
  named("role:r2", "Administrator With Billing"),
  named("user:u1", "Ada Lovelace", { email: "Ada@Example.com", username: "ada" }),
  named("user:u2", "José Núñez", { username: "engineering" }),
  named("user:u3", "app:2"),
];

function keysOf(found: Found<FindableResource> | undefined) {
  return found && [found.by, ...found.items.map(({ id }) => `${id.resourceType}:${id.resource}`)];
}

describe("a resource is found by", () => {
  it.each([
    ["type:id", "user:u1", ["id", "user:u1"]],
    ["its id", "g1", ["id", "group:g1"]],
    ["its id, rather than a name that is the same", "1", ["id", "app:1"]],
    ["type:id, rather than a name that is the same", "app:2", ["id", "app:2"]],
    [
      "an e-mail address in any case, of whichever accounts have it",
      "ADA@example.com",
      ["address", "admin_user:a1", "user:u1"],
    ],
    ["type and e-mail address", "user:ada@example.com", ["address", "user:u1"]],
    ["a user name, rather than a name", "Engineering", ["address", "user:u2"]],
    ["type and name", "group:engineering", ["name", "group:g1"]],
    ["a whole name, rather than part of a longer one", "administrator", ["name", "role:r1"]],
    ["part of a name", "billing", ["part of the name", "role:r2"]],
    ["type and part of a name", "group:emea", ["part of the name", "group:g2"]],
    ["part of several names", "aws p", ["part of the name", "app:2"]],
    ["a name that is composed otherwise", "jose\u0301 nu\u0301n\u0303ez", ["name", "user:u2"]],
    ["a name between blanks", "  AWS ", ["name", "app:1"]],
  ])("%s", (_, query, expected) => {
    expect(keysOf(findResources(resources, query))).toEqual(expected);
  });

  // A type is no part of a name, and an id is whole or nothing.
  it.each(["", "   ", "nobody", "user:", "user:g1", "U1", "use"])("nothing like %j", (query) => {
    const users = resources.filter(({ id }) => id.resourceType === "user");
    expect(keysOf(findResources(users, query))).toBeUndefined();
  });
});

describe("an entitlement is found by", () => {
  const entitlements = resources
    .filter(({ id }) => id.resourceType === "group" || id.resourceType === "app")
    .flatMap((resource) =>
      (resource.displayName === "AWS" ? ["read", "write"] : ["member"]).map((slug) => ({
        id: `${resource.id.resourceType}:${resource.id.resource}:${slug}`,
        displayName: `${resource.displayName} ${slug}`,
        resource,
      })),
    );

  it.each([
    ["its id", "app:1:read", ["id", "app:1:read"]],
    ["its name", "aws READ", ["name", "app:1:read"]],
    ["its resource's type and id: all of them", "app:1", ["id", "app:1:read", "app:1:write"]],
    ["its resource's name: all of them", "aws", ["name", "app:1:read", "app:1:write"]],
    ["its resource's e-mail address", "eng@example.com", ["address", "group:g1:member"]],
    ["part of its resource's name", "emea", ["part of the name", "group:g2:member"]],
    ["part of its name", "aws wr", ["part of the name", "app:1:write"]],
  ])("%s", (_, query, expected) => {
    const found = findEntitlements(entitlements, query);
    expect(found && [found.by, ...found.items.map(({ id }) => id)]).toEqual(expected);
  });

  it("nothing that it is not called", () => {
    expect(findEntitlements(entitlements, "ada")).toBeUndefined();
  });
});
