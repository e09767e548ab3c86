import { accountOf, profileText, userTraitOf } from "../../access/account.js";
import { accountFacts } from "../../access/account-facts.js";
import type { UserTrait } from "../../model/annotation.js";
import type { Resource, ResourceStatus } from "../../model/resource.js";
import { resourceKey } from "../../model/resource-id.js";
import type { Nameable } from "./unique-names.js";

/** An account in ConductorOne's words; an empty text is what JumpCloud does not tell. */
export interface C1Account extends Nameable {
  key: string;
  lastName: string;
  firstName: string;
  email: string;
  status: "Enabled" | "Disabled" | "Deleted" | "Unknown";
  /** UTC, to the second, as `2026-11-23T02:00:00Z`. */
  lastLogin: string;
  /** Whoever is neither is taken for a person. */
  userType: "Service" | "System" | "";
  /** "user:5f3c…" */
  managerKey: string | undefined;
}

/** The account that a resource is; `undefined` when it is none. */
export function c1Account(resource: Resource): C1Account | undefined {
  const account = accountOf(resource);
  const trait = userTraitOf(resource);
  if (account === undefined || trait === undefined) return undefined;
  const { id, key, email = "" } = account;
  const { managerId } = accountFacts(resource);
  return {
    id,
    key,
    wanted: profileText(resource, "user_id") ?? id.resource,
    ...namesOf(resource, { trait, email }),
    email,
    status: statusOf(resource.status),
    lastLogin: trait.lastLogin?.replace(/\.\d+Z$/, "Z") ?? "",
    userType: userTypeOf(trait),
    managerKey: managerId && resourceKey({ resourceType: "user", resource: managerId }),
  };
}

/**
 * First and last name. ConductorOne has no other column to show an account by, so an account that has neither (a
 * service account, or somebody known by one name) has its display name for a last name, unless that is only its
 * address or id, which stand in columns of their own.
 */
function namesOf(
  resource: Resource,
  { trait, email }: { trait: UserTrait; email: string },
): { lastName: string; firstName: string } {
  const firstName = trait.structuredName?.givenName ?? profileText(resource, "first_name") ?? "";
  const lastName = trait.structuredName?.familyName ?? profileText(resource, "last_name") ?? "";
  if (firstName !== "" || lastName !== "") return { lastName, firstName };
  const { displayName, id } = resource;
  return { lastName: displayName === email || displayName === id.resource ? "" : displayName, firstName };
}

function statusOf(status: ResourceStatus | undefined): C1Account["status"] {
  switch (status?.status) {
    case "RESOURCE_STATUS_ENABLED":
      return "Enabled";
    case "RESOURCE_STATUS_DISABLED":
      return "Disabled";
    case "RESOURCE_STATUS_DELETED":
      return "Deleted";
    case undefined:
      return "Unknown";
  }
}

function userTypeOf({ accountType }: UserTrait): C1Account["userType"] {
  if (accountType === "ACCOUNT_TYPE_SERVICE") return "Service";
  return accountType === "ACCOUNT_TYPE_SYSTEM" ? "System" : "";
}
