import type { Resource } from "../model/resource.js";
import { profileText, userTraitOf } from "./account.js";

export type AccountKind = "user" | "administrator" | "service account";

/** What is worth knowing of an account whose access is looked at; `undefined` is what the file does not tell. */
export interface AccountFacts {
  kind: AccountKind;
  jobTitle: string | undefined;
  department: string | undefined;
  /** The manager's e-mail address. */
  manager: string | undefined;
  /** The manager's user id; known without an address where that user has none, or is not there. */
  managerId: string | undefined;
  isMfaExcluded: boolean | undefined;
  mfaExcludedUntil: string | undefined;
  /** Of an administrator. */
  isTotpEnrolled: boolean | undefined;
  hasApiKey: boolean | undefined;
  apiKeyExpiresAt: string | undefined;
  /** When a service account ends. */
  expiresAt: string | undefined;
}

/** The facts of an account's resource. */
export function accountFacts(resource: Resource): AccountFacts {
  return {
    kind: kindOf(resource),
    jobTitle: profileText(resource, "job_title"),
    department: profileText(resource, "department"),
    manager: profileText(resource, "manager"),
    managerId: profileText(resource, "manager_id"),
    isMfaExcluded: profileFlag(resource, "mfa_excluded"),
    mfaExcludedUntil: profileText(resource, "mfa_excluded_until"),
    isTotpEnrolled: profileFlag(resource, "totp_enrolled"),
    hasApiKey: profileFlag(resource, "api_key_set"),
    apiKeyExpiresAt: profileText(resource, "api_key_expires_at"),
    expiresAt: profileText(resource, "expires_at"),
  };
}

function kindOf(resource: Resource): AccountKind {
  if (userTraitOf(resource)?.accountType === "ACCOUNT_TYPE_SERVICE") return "service account";
  return resource.id.resourceType === "admin_user" ? "administrator" : "user";
}

/** A flag of the profile; `undefined` when it is missing, or something else than true or false. */
export function profileFlag({ profile }: Resource, key: string): boolean | undefined {
  if (profile === undefined || !Object.hasOwn(profile, key)) return undefined;
  const value = profile[key];
  return typeof value === "boolean" ? value : undefined;
}
