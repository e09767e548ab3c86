import { describe, expect, it } from "vitest";
import { hasMfa, mfaStatus, userStatus } from "../../src/connector/user-status.js";
import type { WarningCode } from "../../src/connector/warning.js";

const enabled = { status: "RESOURCE_STATUS_ENABLED" };
const disabled = (details: string) => ({ status: "RESOURCE_STATUS_DISABLED", details });

describe("the status of a user", () => {
  it.each([
    [{}, enabled],
    [{ state: "ACTIVATED" }, enabled],
    [{ state: "", suspended: false, account_locked: false }, enabled],
    [{ state: "SUSPENDED" }, disabled("suspended")],
    [{ state: "suspended" }, disabled("suspended")],
    [{ state: "ACTIVATED", suspended: true }, disabled("suspended")],
    [{ state: "STAGED", suspended: true, account_locked: true }, disabled("suspended")],
    [{ state: "ACTIVATED", account_locked: true }, disabled("locked")],
    [{ state: "STAGED", account_locked: true }, disabled("locked")],
    [{ state: "PENDING", account_locked: true }, disabled("locked")],
    [{ state: "STAGED" }, disabled("staged")],
  ])("of %j is %j", (user, status) => {
    const warnings = new Set<WarningCode>();
    expect(userStatus(user, warnings)).toEqual(status);
    expect([...warnings]).toEqual([]);
  });

  it("is enabled with a warning where the state is an unknown one", () => {
    const warnings = new Set<WarningCode>();
    expect(userStatus({ state: "Quarantined" }, warnings)).toEqual({ ...enabled, details: "quarantined" });
    expect([...warnings]).toEqual(["unknown_state"]);
  });

  it("cuts a state of more than 1024 bytes, as it is in lower case", () => {
    const warnings = new Set<WarningCode>();
    // "İ" has two bytes, and three in lower case.
    const { details = "" } = userStatus({ state: "İ".repeat(500) }, warnings);
    expect(details).toBe(`${"i̇".repeat(341)}i`);
    expect([...warnings].sort()).toEqual(["truncated", "unknown_state"]);
  });
});

describe("whether a user has MFA", () => {
  it.each([
    [{ mfa: { configured: true } }, true],
    [{ mfa: { configured: false }, mfaEnrollment: { overallStatus: "ENROLLED" }, totp_enabled: true }, false],
    [{ mfa: {}, mfaEnrollment: { overallStatus: "ENROLLED" } }, true],
    [{ mfa: null, mfaEnrollment: { overallStatus: "PENDING_ACTIVATION" }, totp_enabled: true }, false],
    [{ mfaEnrollment: {}, totp_enabled: true }, true],
    [{ mfaEnrollment: { overallStatus: "" }, totp_enabled: false }, undefined],
    [{ totp_enabled: false }, undefined],
    [{}, undefined],
  ])("follows from %j: %s", (user, expected) => {
    expect(hasMfa(user)).toBe(expected);
  });

  it.each([
    [true, { mfaStatus: { mfaEnabled: true } }],
    [false, { mfaStatus: {} }],
    [undefined, {}],
    [null, {}],
  ])("%s stands in the trait as %j", (has, trait) => {
    expect(mfaStatus(has)).toEqual(trait);
  });
});
