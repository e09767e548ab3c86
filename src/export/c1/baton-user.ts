import { userTraitOf } from "../../access/account.js";
import { type AccountKind, accountFacts } from "../../access/account-facts.js";
import type { Resource, ResourceStatus } from "../../model/resource.js";
import type { Struct, StructValue } from "../../model/struct.js";

/** An account as baton-file thinks of it; `undefined` is what JumpCloud does not tell. */
export interface BatonUser {
  displayName: string;
  /** Only addresses that the SDK takes: it refuses a whole sync for one other. */
  email: string | undefined;
  otherEmails: readonly string[];
  status: "active" | "inactive" | "suspended" | "deleted" | undefined;
  /** "suspended", "locked", "staged" … */
  statusDetails: string | undefined;
  kind: AccountKind;
  /** RFC 3339, UTC. */
  lastLogin: string | undefined;
  login: string | undefined;
  loginAliases: readonly string[];
  employeeIds: readonly string[];
  hasMfa: boolean | undefined;
  /** Texts only. */
  profile: Readonly<Record<string, string>>;
}

/** What a reviewer may want to know of somebody: these keys of the profile as they are, and no others. */
const PROFILE_KEYS = [
  "user_id",
  "username",
  "email",
  "first_name",
  "last_name",
  "job_title",
  "department",
  "company",
  "cost_center",
  "location",
  "employee_id",
  "employee_type",
  "manager",
  "manager_id",
  "linked_admin_id",
  "linked_user_id",
  "link_basis",
  "mfa_excluded",
  "externally_managed",
  "api_key_set",
  "api_key_expires_at",
  "expires_at",
] as const;

/** The account that a resource is; `undefined` when it is none. */
export function batonUser(resource: Resource): BatonUser | undefined {
  const trait = userTraitOf(resource);
  if (trait === undefined) return undefined;
  const { emails = [], mfaStatus, accountType } = trait;
  const email = emails.find(({ isPrimary }) => isPrimary)?.address;
  const kind = accountType === "ACCOUNT_TYPE_SYSTEM" ? "service account" : accountFacts(resource).kind;
  return {
    displayName: resource.displayName,
    email,
    otherEmails: emails.filter(({ isPrimary }) => !isPrimary).map(({ address }) => address),
    status: statusOf(resource.status),
    statusDetails: resource.status?.details,
    kind,
    lastLogin: trait.lastLogin,
    login: trait.login,
    loginAliases: trait.loginAliases ?? [],
    employeeIds: trait.employeeIds ?? [],
    hasMfa: mfaStatus && mfaStatus.mfaEnabled === true,
    profile: profileOf(resource, { kind, email }),
  };
}

/** baton-file takes words that it does not know for enabled, so everything disabled is one of two that it knows. */
function statusOf(status: ResourceStatus | undefined): BatonUser["status"] {
  switch (status?.status) {
    case "RESOURCE_STATUS_ENABLED":
      return "active";
    case "RESOURCE_STATUS_DISABLED":
      return status.details === "suspended" ? "suspended" : "inactive";
    case "RESOURCE_STATUS_DELETED":
      return "deleted";
    case undefined:
      return undefined;
  }
}

function profileOf(
  { profile = {}, createdAt }: Resource,
  { kind, email }: { kind: AccountKind; email: string | undefined },
): Record<string, string> {
  const texts = new Map<string, string>([["account_kind", kind]]);
  const add = (key: string, value: StructValue | undefined) => {
    const text = textOf(value);
    if (text !== undefined) texts.set(key, text);
  };
  const ownValue = (key: string) => (Object.hasOwn(profile, key) ? profile[key] : undefined);
  for (const key of PROFILE_KEYS) add(key, ownValue(key));
  // It is here for an address that is no valid one.
  if (texts.get("email") === email) texts.delete("email");
  add("created_at", createdAt);
  const attributes = ownValue("attributes");
  // Custom attributes stand in a file only where somebody asked for them by name.
  if (isStruct(attributes)) {
    for (const [name, value] of Object.entries(attributes)) add(`attributes.${name}`, value);
  }
  return Object.fromEntries(texts);
}

function textOf(value: StructValue | undefined): string | undefined {
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isStruct(value: StructValue | undefined): value is Struct {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
