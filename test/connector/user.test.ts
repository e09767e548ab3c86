import { describe, expect, it } from "vitest";
import { type UserJoins, userResource } from "../../src/connector/user.js";
import { user } from "./rows.js";

const alone: UserJoins = { attributes: [] };

const ada = {
  _id: "6026bec6b8207255280d5981",
  username: "ada",
  systemUsername: "ada.local",
  email: "Ada@Example.com",
  alternateEmail: "ada@home.example",
  firstname: "Ada",
  middlename: "King",
  lastname: "Lovelace",
  displayname: "Ada L.",
  state: "ACTIVATED",
  suspended: false,
  employeeIdentifier: "E-1001",
  mfa: { configured: true, exclusion: false },
  created: "2021-02-12T17:45:42.000Z",
};

function trait(raw: object) {
  return userResource(user(raw), alone).resource.annotations[0];
}

describe("the resource of a user", () => {
  it("has everything in the order of the canonical message", () => {
    const { resource, warnings } = userResource(user(ada), { ...alone, region: "eu" });
    expect(resource).toEqual({
      id: { resourceType: "user", resource: "6026bec6b8207255280d5981" },
      displayName: "Ada L.",
      annotations: [
        {
          "@type": "type.googleapis.com/c1.connector.v2.UserTrait",
          emails: [{ address: "Ada@Example.com", isPrimary: true }, { address: "ada@home.example" }],
          accountType: "ACCOUNT_TYPE_HUMAN",
          login: "ada",
          loginAliases: ["ada.local"],
          employeeIds: ["E-1001"],
          mfaStatus: { mfaEnabled: true },
          structuredName: { givenName: "Ada", familyName: "Lovelace", middleNames: ["King"] },
        },
        { "@type": "type.googleapis.com/c1.connector.v2.RawId", id: "6026bec6b8207255280d5981" },
        {
          "@type": "type.googleapis.com/c1.connector.v2.ExternalLink",
          url: "https://console.eu.jumpcloud.com/#/users/6026bec6b8207255280d5981/details",
        },
      ],
      profile: {
        user_id: "6026bec6b8207255280d5981",
        username: "ada",
        email: "Ada@Example.com",
        first_name: "Ada",
        middle_name: "King",
        last_name: "Lovelace",
        display_name: "Ada L.",
        employee_id: "E-1001",
        state: "ACTIVATED",
        mfa_configured: true,
        mfa_excluded: false,
      },
      status: { status: "RESOURCE_STATUS_ENABLED" },
      createdAt: "2021-02-12T17:45:42Z",
    });
    expect(Object.keys(resource)).toEqual([
      "id",
      "displayName",
      "annotations",
      "profile",
      "status",
      "createdAt",
    ]);
    expect([...warnings]).toEqual([]);
  });

  it("has a trait, a name and a status even when JumpCloud gives an id alone", () => {
    expect(userResource(user({}), alone)).toEqual({
      resource: {
        id: { resourceType: "user", resource: "u1" },
        displayName: "u1",
        annotations: [
          { "@type": "type.googleapis.com/c1.connector.v2.UserTrait", accountType: "ACCOUNT_TYPE_HUMAN" },
          { "@type": "type.googleapis.com/c1.connector.v2.RawId", id: "u1" },
        ],
        profile: { user_id: "u1" },
        status: { status: "RESOURCE_STATUS_ENABLED" },
      },
      warnings: new Set(["missing_email", "missing_name"]),
    });
  });

  it.each([
    [{ displayname: "Display", firstname: "First", username: "user", email: "e@x.com" }, "Display"],
    [{ displayname: "", firstname: "First", lastname: "Last", username: "user" }, "First Last"],
    [{ displayname: "  ", firstname: null, lastname: "Last", username: "user" }, "Last"],
    [{ firstname: " ", lastname: "", username: "user", email: "e@x.com" }, "user"],
    [{ username: "", email: "e@x.com" }, "e@x.com"],
    [{ email: null }, "u1"],
  ])("is called by the first name that is set: %j → %s", (raw, name) => {
    expect(userResource(user(raw), alone).resource.displayName).toBe(name);
  });

  it("has no alias where the local account is called the same, and no address twice", () => {
    expect(
      trait({ username: "ada", systemUsername: "ada", email: "ada@x.com", alternateEmail: "ADA@X.com" }),
    ).toEqual({
      "@type": "type.googleapis.com/c1.connector.v2.UserTrait",
      emails: [{ address: "ada@x.com", isPrimary: true }],
      accountType: "ACCOUNT_TYPE_HUMAN",
      login: "ada",
    });
  });

  it("keeps an address that is none in the profile and out of the trait", () => {
    const { resource, warnings } = userResource(user({ username: "j", email: "jürgen@müller.de" }), alone);
    expect(resource.annotations[0]).toEqual({
      "@type": "type.googleapis.com/c1.connector.v2.UserTrait",
      accountType: "ACCOUNT_TYPE_HUMAN",
      login: "j",
    });
    expect(resource.profile).toEqual({ user_id: "u1", username: "j", email: "jürgen@müller.de" });
    expect([...warnings]).toEqual(["invalid_email"]);
  });

  it("leaves out a time that cannot be read", () => {
    const raw = {
      username: "x",
      email: "x@x.com",
      created: "yesterday",
      password_date: "2021-02-31T00:00:00Z",
    };
    const { resource, warnings } = userResource(user(raw), alone);
    expect(resource.createdAt).toBeUndefined();
    expect(resource.profile).toEqual({ user_id: "u1", username: "x", email: "x@x.com" });
    expect([...warnings]).toEqual(["invalid_time"]);
  });

  it.each([
    ["a display name of 1025 bytes", { displayname: `${"é".repeat(512)}x` }, "é".repeat(512)],
    ["a character that lies across the limit", { displayname: `${"a".repeat(1022)}😀` }, "a".repeat(1022)],
  ])("cuts %s at a character", (_, raw, name) => {
    const { resource, warnings } = userResource(user({ email: "x@x.com", ...raw }), alone);
    expect(resource.displayName).toBe(name);
    expect([...warnings]).toEqual(["truncated"]);
  });

  it("makes every text well-formed", () => {
    const raw = {
      username: "a\ud83d",
      firstname: "\udc00b",
      employeeIdentifier: "\ud83d",
      jobTitle: "x\ud83d",
    };
    const { resource } = userResource(user(raw), alone);
    expect(resource.displayName).toBe("\ufffdb");
    expect(resource.annotations[0]).toEqual({
      "@type": "type.googleapis.com/c1.connector.v2.UserTrait",
      accountType: "ACCOUNT_TYPE_HUMAN",
      login: "a\ufffd",
      employeeIds: ["\ufffd"],
      structuredName: { givenName: "\ufffdb" },
    });
    expect(resource.profile).toEqual({
      user_id: "u1",
      username: "a\ufffd",
      first_name: "\ufffdb",
      employee_id: "\ufffd",
      job_title: "x\ufffd",
    });
  });
});
