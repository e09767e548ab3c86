import { describe, expect, it } from "vitest";
import { accountFacts } from "../../src/access/account-facts.js";
import { annotationType } from "../../src/model/annotation.js";
import type { Resource } from "../../src/model/resource.js";

function resource(resourceType: string, profile: Resource["profile"], trait: object = {}): Resource {
  return {
    id: { resourceType, resource: "x" },
    displayName: "x",
    annotations: [{ "@type": annotationType("UserTrait"), ...trait }],
    ...(profile !== undefined && { profile }),
  };
}

describe("the facts of an account", () => {
  it.each<[string, Resource, object]>([
    ["without a profile are its kind alone", resource("user", undefined), { kind: "user" }],
    [
      "of a user are department, job, manager and MFA",
      resource("user", {
        department: "Sales",
        job_title: "Lead",
        manager: "kim@a.example",
        manager_id: "u9",
        mfa_excluded: true,
        mfa_excluded_until: "2026-12-31T00:00:00Z",
      }),
      {
        kind: "user",
        department: "Sales",
        jobTitle: "Lead",
        manager: "kim@a.example",
        managerId: "u9",
        isMfaExcluded: true,
        mfaExcludedUntil: "2026-12-31T00:00:00Z",
      },
    ],
    [
      "of an administrator are TOTP and API key; a known false is kept",
      resource("admin_user", {
        totp_enrolled: false,
        api_key_set: true,
        api_key_expires_at: "2027-01-01T00:00:00Z",
      }),
      {
        kind: "administrator",
        isTotpEnrolled: false,
        hasApiKey: true,
        apiKeyExpiresAt: "2027-01-01T00:00:00Z",
      },
    ],
    [
      "of a service account are when it ends",
      resource("admin_user", { expires_at: "2027-01-01T00:00:00Z" }, { accountType: "ACCOUNT_TYPE_SERVICE" }),
      { kind: "service account", expiresAt: "2027-01-01T00:00:00Z" },
    ],
    [
      "are nothing that the profile holds as something else",
      resource("user", { department: 7, job_title: "", mfa_excluded: "yes", api_key_set: null }),
      { kind: "user" },
    ],
  ])("%s", (_, of, facts) => {
    expect(accountFacts(of)).toEqual(facts);
  });
});
