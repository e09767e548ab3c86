import { describe, expect, it } from "vitest";
import { type AdministratorJoins, administratorResource } from "../../src/connector/admin-user.js";
import { administrator } from "./rows.js";

const alone: AdministratorJoins = { roleNames: [] };
const made = { userId: "u1", adminId: "a1", basis: "user_admin_id" } as const;
const sameAddress = { userId: "u1", adminId: "a1", basis: "email" } as const;

describe("the resource of an administrator", () => {
  it("has everything in the order of the canonical message, and no prefix of a key", () => {
    const row = administrator({
      _id: "5f0000000000000000000001",
      email: "grace@example.com",
      firstname: "Grace",
      lastname: "Hopper",
      enableMultiFactor: true,
      totpEnrolled: true,
      suspended: false,
      apiKeySet: true,
      apiKeyHash: { prefix: "jca_S3C", expireAt: "2026-12-24T00:00:00.000Z" },
      created: "2021-02-11T20:57:14.837Z",
    });
    const joins = { link: sameAddress, roleNames: ["Help Desk", "Manager"], region: "in" } as const;
    const { resource, warnings } = administratorResource(row, joins);
    expect(resource).toEqual({
      id: { resourceType: "admin_user", resource: "5f0000000000000000000001" },
      displayName: "Grace Hopper",
      annotations: [
        {
          "@type": "type.googleapis.com/c1.connector.v2.UserTrait",
          emails: [{ address: "grace@example.com", isPrimary: true }],
          accountType: "ACCOUNT_TYPE_HUMAN",
          mfaStatus: { mfaEnabled: true },
          structuredName: { givenName: "Grace", familyName: "Hopper" },
        },
        { "@type": "type.googleapis.com/c1.connector.v2.RawId", id: "5f0000000000000000000001" },
        {
          "@type": "type.googleapis.com/c1.connector.v2.ExternalLink",
          url: "https://console.in.jumpcloud.com/#/settings/administrators/details/5f0000000000000000000001",
        },
      ],
      profile: {
        user_id: "5f0000000000000000000001",
        admin_id: "5f0000000000000000000001",
        email: "grace@example.com",
        first_name: "Grace",
        last_name: "Hopper",
        role_names: ["Help Desk", "Manager"],
        mfa_required: true,
        totp_enrolled: true,
        api_key_set: true,
        api_key_expires_at: "2026-12-24T00:00:00Z",
        linked_user_id: "u1",
        link_basis: "email",
      },
      status: { status: "RESOURCE_STATUS_ENABLED" },
      createdAt: "2021-02-11T20:57:14.837Z",
    });
    expect(JSON.stringify(resource)).not.toContain("jca_S3C");
    expect([...warnings]).toEqual([]);
  });

  it("states nothing that was not read", () => {
    expect(administratorResource(administrator({}), alone)).toEqual({
      resource: {
        id: { resourceType: "admin_user", resource: "a1" },
        displayName: "a1",
        annotations: [
          { "@type": "type.googleapis.com/c1.connector.v2.UserTrait", accountType: "ACCOUNT_TYPE_HUMAN" },
          { "@type": "type.googleapis.com/c1.connector.v2.RawId", id: "a1" },
        ],
        profile: { user_id: "a1", admin_id: "a1" },
      },
      warnings: new Set(["missing_email", "missing_name"]),
    });
  });

  it.each([
    [{ firstname: "", lastname: "", email: "a@x.com" }, "a@x.com"],
    [{ firstname: " ", lastname: "Hopper", email: "a@x.com" }, "Hopper"],
  ])("is called by its name, else its address: %j → %s", (raw, name) => {
    expect(administratorResource(administrator(raw), alone).resource.displayName).toBe(name);
  });

  it.each([
    [true, { status: "RESOURCE_STATUS_DISABLED", details: "suspended" }],
    [false, { status: "RESOURCE_STATUS_ENABLED" }],
    [null, undefined],
  ])("with suspended %s has the status %j", (suspended, status) => {
    expect(administratorResource(administrator({ suspended }), alone).resource.status).toEqual(status);
  });

  it.each([
    ["its own TOTP", false, { roleNames: [] }, {}],
    ["its own TOTP beside a user of the same address", false, { link: sameAddress, userHasMfa: true }, {}],
    ["the MFA of the user it was made from", false, { link: made, userHasMfa: true }, { mfaEnabled: true }],
    ["the lack of MFA of the user it was made from", true, { link: made, userHasMfa: false }, {}],
    ["nothing where that is not known of the user", false, { link: made, userHasMfa: undefined }, undefined],
    ["nothing where TOTP is not told", null, {}, undefined],
  ])("has as MFA %s", (_, totpEnrolled, joins, mfaStatus) => {
    const row = administrator({ totpEnrolled });
    const { resource } = administratorResource(row, { ...alone, ...joins });
    expect(resource.annotations[0]).toEqual({
      "@type": "type.googleapis.com/c1.connector.v2.UserTrait",
      accountType: "ACCOUNT_TYPE_HUMAN",
      ...(mfaStatus === undefined ? {} : { mfaStatus }),
    });
  });
});
