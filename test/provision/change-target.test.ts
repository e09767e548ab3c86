import { describe, expect, it } from "vitest";
import type { EdgeChange } from "../../src/jumpcloud/changes.js";
import { edgeOf, resourceIdOf } from "../../src/provision/change-target.js";
import { NotGrantableError } from "../../src/provision/errors.js";

const principal = (key: string) => {
  const [resourceType = "", resource = ""] = key.split(":");
  return { resourceType, resource };
};

describe("the edge of a change", () => {
  it.each<["grant" | "revoke", string, string, EdgeChange]>([
    [
      "grant",
      "group:g1:member",
      "user:u1",
      { op: "add", of: { type: "user_group", id: "g1" }, to: { type: "user", id: "u1" } },
    ],
    [
      "revoke",
      "group:g1:member",
      "user:u1",
      { op: "remove", of: { type: "user_group", id: "g1" }, to: { type: "user", id: "u1" } },
    ],
    [
      "grant",
      "app:a1:access",
      "user:u1",
      { op: "add", of: { type: "application", id: "a1" }, to: { type: "user", id: "u1" } },
    ],
    [
      "grant",
      "app:a1:access",
      "group:g1",
      { op: "add", of: { type: "application", id: "a1" }, to: { type: "user_group", id: "g1" } },
    ],
  ])("of %s %s %s", (action, entitlement, key, edge) => {
    expect(edgeOf({ action, entitlement, principal: principal(key) })).toEqual(edge);
  });

  it.each<[entitlement: string, key: string, said: string]>([
    ["role:r1:member", "admin_user:m1", "Admin Portal > Settings > Administrators"],
    ["app:jumpcloud_administration:access", "admin_user:m1", "Admin Portal > Settings > Administrators"],
    ["app:jumpcloud_administration:access", "user:u1", "Admin Portal > Settings > Administrators"],
    ["group:g1:access", "user:u1", "is nothing that can be granted"],
    ["group:g1", "user:u1", "is nothing that can be granted"],
    ["app:..:access", "user:u1", "is nothing that can be granted"],
    ["app:a/b:access", "user:u1", "is nothing that can be granted"],
    ["user:u1:member", "user:u1", "is nothing that can be granted"],
    ["constructor:g1:member", "user:u1", "is nothing that can be granted"],
    ["group:g1:member", "group:g2", "that goes to user:ID"],
    ["group:g1:member", "constructor:x", "that goes to user:ID"],
    ["app:a1:access", "admin_user:m1", "that goes to user:ID or group:ID"],
    ["app:a1:access", "user:..", "that goes to user:ID or group:ID"],
  ])("of %s for %s is none", (entitlement, key, said) => {
    const change = () => edgeOf({ action: "grant", entitlement, principal: principal(key) });
    expect(change).toThrow(NotGrantableError);
    expect(change).toThrow(said);
  });
});

describe("a resource of a sync file", () => {
  it.each([
    ["user", "user"],
    ["user_group", "group"],
    ["application", "app"],
  ])("is called %s by JumpCloud and %s by us", (type, resourceType) => {
    expect(resourceIdOf({ type, id: "x" })).toEqual({ resourceType, resource: "x" });
  });
});
