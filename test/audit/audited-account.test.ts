import { describe, expect, it } from "vitest";
import { type AuditedAccount, auditedAccount } from "../../src/audit/audited-account.js";
import { annotationType } from "../../src/model/annotation.js";
import { smallRecords } from "../support/small-records.js";
import type { SmallFile } from "../support/small-sync-file.js";
import { header } from "../sync-file/sample.js";

/** The first account of a file, in a file's order. */
function firstOf(file: SmallFile): AuditedAccount | undefined {
  return smallRecords(file, header)
    .resources.map((resource) => auditedAccount(resource))
    .find((account) => account !== undefined);
}

const unknownFacts = {
  jobTitle: undefined,
  department: undefined,
  manager: undefined,
  managerId: undefined,
  isMfaExcluded: undefined,
  mfaExcludedUntil: undefined,
  isTotpEnrolled: undefined,
  hasApiKey: undefined,
  apiKeyExpiresAt: undefined,
  expiresAt: undefined,
};
const untold = {
  employeeId: undefined,
  employeeType: undefined,
  createdAt: undefined,
  lastLogin: undefined,
  isActivated: undefined,
  hasSudo: undefined,
  hasPasswordlessSudo: undefined,
};

describe("an account as rules see it", () => {
  it("has everything that a user's resource tells", () => {
    const ada = {
      name: "Ada",
      mfa: false,
      emails: ["countess@example.com", "u1@example.com"],
      lastLogin: "2026-05-01T08:00:00Z",
      profile: {
        employee_id: "L-1",
        employee_type: "Contractor",
        activated: true,
        sudo: true,
        passwordless_sudo: false,
      },
      resource: { createdAt: "2021-03-04T05:06:07Z" },
    };
    expect(firstOf({ users: { u1: ada } })).toEqual({
      id: { resourceType: "user", resource: "u1" },
      key: "user:u1",
      displayName: "Ada",
      email: "u1@example.com",
      username: "u1",
      state: "enabled",
      hasMfa: false,
      facts: { ...unknownFacts, kind: "user" },
      emails: ["u1@example.com", "countess@example.com"],
      employeeId: "L-1",
      createdAt: "2021-03-04T05:06:07Z",
      lastLogin: "2026-05-01T08:00:00Z",
    });
  });

  it("states nothing that the resource does not tell", () => {
    expect(firstOf({ users: { u1: { email: null, username: null, state: "not told" } } })).toEqual({
      id: { resourceType: "user", resource: "u1" },
      key: "user:u1",
      displayName: "u1",
      state: "unknown",
      facts: { ...unknownFacts, kind: "user" },
      emails: [],
      ...untold,
    });
  });

  it("is an administrator's with its key and TOTP, and the user to whom it belongs", () => {
    const profile = {
      totp_enrolled: true,
      api_key_set: true,
      api_key_expires_at: "2026-12-30T08:00:00Z",
    };
    expect(firstOf({ users: { u1: {} }, admins: { m1: { user: "u1", mfa: true, profile } } })).toEqual({
      id: { resourceType: "admin_user", resource: "m1" },
      key: "admin_user:m1",
      displayName: "m1",
      email: "u1@example.com",
      state: "enabled",
      hasMfa: true,
      linkedKey: "user:u1",
      linkBasis: "email",
      facts: {
        ...unknownFacts,
        kind: "administrator",
        isTotpEnrolled: true,
        hasApiKey: true,
        apiKeyExpiresAt: "2026-12-30T08:00:00Z",
      },
      emails: ["u1@example.com"],
      ...untold,
    });
  });

  it("takes the employee id of the trait where the profile has none, and an address that only the profile has", () => {
    const annotations = [{ "@type": annotationType("UserTrait"), employeeIds: ["L-7"] }];
    const account = firstOf({
      users: { u1: { profile: { email: "not an address" }, resource: { annotations } } },
    });
    expect([account?.employeeId, account?.emails]).toEqual(["L-7", ["not an address"]]);
  });

  it.each([
    ["a group", { groups: { g1: {} } }],
    ["an app", { apps: { a1: {} } }],
    ["a role", { roles: { r1: {} } }],
  ])("is not made of %s", (_, file) => {
    expect(firstOf(file)).toBeUndefined();
  });
});
