import { describe, expect, it } from "vitest";
import { serviceAccountResource } from "../../src/connector/service-account.js";
import { serviceAccount } from "./rows.js";

describe("the resource of a service account", () => {
  it("is an administrator's account that no person has", () => {
    const row = serviceAccount({
      name: "ci",
      roleId: "r1",
      status: "ACTIVE",
      expiresAt: "2026-12-01T00:00:00Z",
    });
    expect(serviceAccountResource(row, { roleNames: ["Read Only"] })).toEqual({
      resource: {
        id: { resourceType: "admin_user", resource: "s1" },
        displayName: "ci",
        annotations: [
          { "@type": "type.googleapis.com/c1.connector.v2.UserTrait", accountType: "ACCOUNT_TYPE_SERVICE" },
          { "@type": "type.googleapis.com/c1.connector.v2.RawId", id: "s1" },
        ],
        profile: {
          user_id: "s1",
          admin_id: "s1",
          role_names: ["Read Only"],
          expires_at: "2026-12-01T00:00:00Z",
        },
        status: { status: "RESOURCE_STATUS_ENABLED" },
      },
      warnings: new Set(),
    });
  });

  it.each([
    [{ name: "x", status: "active" }, { status: "RESOURCE_STATUS_ENABLED" }, []],
    [
      { name: "x", status: "EXPIRED" },
      { status: "RESOURCE_STATUS_DISABLED", details: "expired" },
      ["unknown_service_account_status"],
    ],
    [{ name: "x", status: null }, undefined, []],
    [{ name: "x", status: "" }, undefined, []],
    [{ name: "", status: "ACTIVE" }, { status: "RESOURCE_STATUS_ENABLED" }, ["missing_name"]],
    [{ name: "x", expiresAt: "never" }, undefined, ["invalid_time"]],
  ])("of %j has the status %j and the warnings %j", (raw, status, codes) => {
    const { resource, warnings } = serviceAccountResource(serviceAccount(raw), { roleNames: [] });
    expect(resource.status).toEqual(status);
    expect([...warnings]).toEqual(codes);
    expect(resource.profile).toEqual({ user_id: "s1", admin_id: "s1" });
  });
});
