import { describe, expect, it } from "vitest";
import { batonUser } from "../../../src/export/c1/baton-user.js";
import { annotationType, type UserTrait } from "../../../src/model/annotation.js";
import type { Resource } from "../../../src/model/resource.js";

function user(
  trait: Omit<UserTrait, "@type"> = {},
  resource: Partial<Resource> = {},
): ReturnType<typeof batonUser> {
  return batonUser({
    id: { resourceType: "user", resource: "u1" },
    displayName: "Ada",
    annotations: [{ "@type": annotationType("UserTrait"), ...trait }],
    ...resource,
  });
}

describe("an account for baton-file", () => {
  it("says nothing that the file does not", () => {
    expect(user()).toEqual({
      displayName: "Ada",
      email: undefined,
      otherEmails: [],
      status: undefined,
      statusDetails: undefined,
      kind: "user",
      lastLogin: undefined,
      login: undefined,
      loginAliases: [],
      employeeIds: [],
      hasMfa: undefined,
      profile: { account_kind: "user" },
    });
  });

  it("is none of a group's", () => {
    expect(user({}, { annotations: [{ "@type": annotationType("GroupTrait") }] })).toBeUndefined();
  });

  it.each<[string, Resource["status"], string | undefined]>([
    ["enabled", { status: "RESOURCE_STATUS_ENABLED" }, "active"],
    ["suspended", { status: "RESOURCE_STATUS_DISABLED", details: "suspended" }, "suspended"],
    ["locked", { status: "RESOURCE_STATUS_DISABLED", details: "locked" }, "inactive"],
    ["staged", { status: "RESOURCE_STATUS_DISABLED", details: "staged" }, "inactive"],
    ["disabled for no known reason", { status: "RESOURCE_STATUS_DISABLED" }, "inactive"],
    ["deleted", { status: "RESOURCE_STATUS_DELETED" }, "deleted"],
  ])("that is %s has a word that baton-file knows", (_, status, word) => {
    expect(user({}, { ...(status && { status }) })).toMatchObject({ status: word });
  });

  it.each([
    [undefined, undefined],
    [{}, false],
    [{ mfaEnabled: true }, true],
  ] as const)("with the MFA status %j has %j", (mfaStatus, hasMfa) => {
    expect(user(mfaStatus && { mfaStatus })?.hasMfa).toBe(hasMfa);
  });

  it("has an address of its own only where it is a valid one", () => {
    const emails = [{ address: "other@example.com" }];
    expect(user({ emails }, { profile: { email: "josé@example.com" } })).toMatchObject({
      email: undefined,
      otherEmails: ["other@example.com"],
      profile: { email: "josé@example.com" },
    });
    expect(
      user(
        { emails: [{ address: "a@example.com", isPrimary: true }, ...emails] },
        { profile: { email: "a@example.com" } },
      ),
    ).toMatchObject({
      email: "a@example.com",
      otherEmails: ["other@example.com"],
      profile: { account_kind: "user" },
    });
  });

  it.each([
    ["ACCOUNT_TYPE_HUMAN", "user"],
    ["ACCOUNT_TYPE_SERVICE", "service account"],
    ["ACCOUNT_TYPE_SYSTEM", "service account"],
  ] as const)("of the type %s is a %s", (accountType, kind) => {
    expect(user({ accountType })?.kind).toBe(kind);
  });

  it("takes over as texts what helps a reviewer, and no more", () => {
    const profile = {
      department: "Sales",
      job_title: "",
      mfa_excluded: false,
      manager: "boss@example.com",
      password_changed_at: "2026-01-01T00:00:00Z",
      sudo: true,
      attributes: { badge: "7", floor: 3, remote: true, teams: ["a"], none: null },
    };
    expect(user({}, { profile, createdAt: "2020-01-01T00:00:00Z" })?.profile).toEqual({
      account_kind: "user",
      department: "Sales",
      manager: "boss@example.com",
      mfa_excluded: "false",
      created_at: "2020-01-01T00:00:00Z",
      "attributes.badge": "7",
      "attributes.floor": "3",
      "attributes.remote": "true",
    });
  });

  it("is not led astray by the names of attributes", () => {
    const profile = JSON.parse('{"attributes":{"__proto__":"x","constructor":"y"}}');
    expect(Object.entries(user({}, { profile })?.profile ?? {})).toEqual([
      ["account_kind", "user"],
      ["attributes.__proto__", "x"],
      ["attributes.constructor", "y"],
    ]);
  });
});
