import type { SystemUser } from "../jumpcloud/system-user.js";
import type { UserTrait } from "../model/annotation.js";
import type { ResourceStatus } from "../model/resource.js";
import { STATUS_DETAILS_BYTES } from "../model/text.js";
import { cut } from "./mapped.js";
import type { WarningCode } from "./warning.js";

export const enabled: ResourceStatus = { status: "RESOURCE_STATUS_ENABLED" };

/** A disabled account, with the reason in a word. */
export function disabled(details: string): ResourceStatus {
  return { status: "RESOURCE_STATUS_DISABLED", details };
}

/** A status as JumpCloud spells it, in the lower case of `details`. */
export function statusDetails(text: string, warnings: Set<WarningCode>): string {
  return cut(text.toLowerCase(), { maxBytes: STATUS_DETAILS_BYTES, warnings });
}

/**
 * Whether a user can sign in: suspension comes before a lock, a lock before a start that is still to come. `activated`
 * says whether a password was set and nothing of this.
 */
export function userStatus(
  user: Pick<SystemUser, "state" | "suspended" | "account_locked">,
  warnings: Set<WarningCode>,
): ResourceStatus {
  // Old answers have no state.
  const state = (user.state ?? "").toUpperCase();
  if (user.suspended === true || state === "SUSPENDED") return disabled("suspended");
  if (user.account_locked === true) return disabled("locked");
  if (state === "STAGED") return disabled("staged");
  if (state === "ACTIVATED" || state === "") return enabled;
  warnings.add("unknown_state");
  return { ...enabled, details: statusDetails(user.state ?? "", warnings) };
}

/** Whether a user has MFA; `undefined` where JumpCloud does not tell: `totp_enabled` leaves other factors open. */
export function hasMfa(
  user: Pick<SystemUser, "mfa" | "mfaEnrollment" | "totp_enabled">,
): boolean | undefined {
  if (typeof user.mfa?.configured === "boolean") return user.mfa.configured;
  if (user.mfaEnrollment?.overallStatus) return user.mfaEnrollment.overallStatus === "ENROLLED";
  return user.totp_enabled === true ? true : undefined;
}

/** The `mfaStatus` of a user trait: `{}` is a known false, and what is not known is left out. */
export function mfaStatus(hasIt: boolean | null | undefined): Pick<UserTrait, "mfaStatus"> {
  if (typeof hasIt !== "boolean") return {};
  return { mfaStatus: hasIt ? { mfaEnabled: true } : {} };
}
