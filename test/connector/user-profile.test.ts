import { describe, expect, it } from "vitest";
import { userProfile } from "../../src/connector/user-profile.js";
import type { WarningCode } from "../../src/connector/warning.js";
import { isPrintedAsItIs } from "../../src/model/struct.js";
import { user } from "./rows.js";

describe("the profile of a user", () => {
  it("has every field that is known, under ConductorOne's kind of names, in the order in which it is printed", () => {
    const row = user({
      username: "ada",
      email: "ada@x.com",
      firstname: "Ada",
      middlename: "King",
      lastname: "Lovelace",
      displayname: "Ada L.",
      jobTitle: "Analyst",
      department: "R&D",
      company: "Engines",
      costCenter: "CC1",
      location: "London",
      employeeIdentifier: "E1",
      employeeType: "full-time",
      manager: "u2",
      state: "SUSPENDED",
      activated: true,
      suspended: true,
      account_locked: false,
      password_expired: false,
      password_date: "2024-01-02T03:04:05.600+02:00",
      password_never_expires: true,
      totp_enabled: true,
      mfa: { configured: false, exclusion: true, exclusionUntil: "2026-12-01T00:00:00.000Z" },
      enable_user_portal_multifactor: true,
      externally_managed: true,
      external_source_type: "active_directory",
      creationSource: "jumpcloud:scim",
      sudo: true,
      passwordless_sudo: false,
      ldap_binding_user: true,
      attributes: [
        { name: "badge", value: "7" },
        { name: "secret", value: "x" },
      ],
    });
    const joins = {
      link: { userId: "u1", adminId: "a1", basis: "email" } as const,
      managerEmail: "boss@x.com",
      attributes: ["badge", "team"],
    };
    const profile = userProfile(row, joins, new Set());
    expect(isPrintedAsItIs(profile)).toBe(true);
    expect(profile).toEqual({
      user_id: "u1",
      username: "ada",
      email: "ada@x.com",
      first_name: "Ada",
      middle_name: "King",
      last_name: "Lovelace",
      display_name: "Ada L.",
      job_title: "Analyst",
      department: "R&D",
      company: "Engines",
      cost_center: "CC1",
      location: "London",
      employee_id: "E1",
      employee_type: "full-time",
      manager_id: "u2",
      manager: "boss@x.com",
      state: "SUSPENDED",
      activated: true,
      account_locked: false,
      password_expired: false,
      password_changed_at: "2024-01-02T01:04:05.600Z",
      password_never_expires: true,
      totp_enabled: true,
      mfa_configured: false,
      mfa_excluded: true,
      mfa_excluded_until: "2026-12-01T00:00:00Z",
      portal_mfa_required: true,
      externally_managed: true,
      external_source: "active_directory",
      creation_source: "jumpcloud:scim",
      sudo: true,
      passwordless_sudo: false,
      ldap_binding_user: true,
      linked_admin_id: "a1",
      link_basis: "email",
      attributes: { badge: "7" },
    });
  });

  it("leaves out what is null, empty or absent", () => {
    const row = user({ username: "", department: null, manager: "", mfa: null, account_locked: null });
    expect(userProfile(row, { attributes: [] }, new Set())).toEqual({ user_id: "u1" });
  });

  it.each([
    ["none unless asked for", [], undefined],
    ["those that are asked for and set", ["badge", "level", "empty", "gone"], { badge: "\ufffd", level: 3 }],
    ["lists and objects as they are", ["tree"], { tree: { "k\ufffd": ["\ufffd", null, true] } }],
    ["none where nothing that was asked for is set", ["empty", "null", "gone"], undefined],
  ])("has of the custom attributes %s", (_, names, expected) => {
    const row = user({
      attributes: [
        { name: "badge", value: "\ud800" },
        null,
        { name: "level", value: 3 },
        { name: "empty", value: "" },
        { name: "null", value: null },
        { name: "tree", value: { "k\ud800": ["\ud800", null, true] } },
      ],
    });
    expect(userProfile(row, { attributes: names }, new Set()).attributes).toEqual(expected);
  });

  it("keeps a custom attribute that is named as an object's prototype is", () => {
    const row = user({ attributes: [{ name: "__proto__", value: "x" }] });
    const { attributes } = userProfile(row, { attributes: ["__proto__"] }, new Set());
    expect(JSON.stringify(attributes)).toBe('{"__proto__":"x"}');
  });

  it("warns of times that cannot be read, once", () => {
    const warnings = new Set<WarningCode>();
    const row = user({ password_date: "2026-10-24", mfa: { exclusionUntil: "soon" } });
    expect(userProfile(row, { attributes: [] }, warnings)).toEqual({ user_id: "u1" });
    expect([...warnings]).toEqual(["invalid_time"]);
  });
});
