import { type Account, accountOf, profileText, userTraitOf } from "../../access/account.js";
import { accountFacts, profileFlag } from "../../access/account-facts.js";
import { domainClass } from "../../access/email-domain.js";
import { type NameMode, redactName } from "../../access/names.js";
import type { Resource } from "../../model/resource.js";
import type { AccountColumn } from "./review-columns.js";
import { accountColumns } from "./review-columns.js";
import { LIST_SEPARATOR, type ReviewAccount } from "./review-row.js";

export interface ReviewAccountOptions {
  names: NameMode;
  /** Domains of addresses that are ours. */
  internalDomains?: readonly string[];
  /** Whether reports with sign-ins were added to the file. */
  hasLastLogins: boolean;
  /** The roles of the administrator accounts that came before, by id. */
  rolesOf(adminId: string): readonly string[] | undefined;
  /** Whether an administrator account may be theirs that is not linked, or that the file may lack. */
  isAdminUnknown(account: Account): boolean;
}

/** What says who somebody is: left out where names are. */
const personal: ReadonlySet<AccountColumn> = new Set<AccountColumn>([
  "username",
  "email",
  "employee_id",
  "department",
  "job_title",
  "cost_center",
  "location",
  "manager_email",
]);

/** The cells of an account; `undefined` when the resource is none. */
export function reviewAccount(
  resource: Resource,
  options: ReviewAccountOptions,
): Omit<ReviewAccount, "extras"> | undefined {
  const account = accountOf(resource);
  if (account === undefined) return undefined;
  const { names } = options;
  const values = { ...identityOf(resource, options), ...stateOf(resource, options) };
  const adminRoles = adminRolesOf(resource, options);
  const { key, id, displayName, username, email } = account;
  const all: Record<AccountColumn, string | undefined> = {
    ...values,
    display_name: redactName(displayName, { id: id.resource, mode: names }),
    is_admin: adminWord(account, { adminRoles, options }),
    admin_roles: adminRoles?.join(LIST_SEPARATOR),
  };
  const isShown = (column: AccountColumn) => names === "full" || !personal.has(column);
  const called = names === "full" ? (username ?? email ?? id.resource) : id.resource;
  return {
    key,
    pathName: `${id.resourceType}:${called}`,
    cells: accountColumns.map((column) => (isShown(column) ? (all[column] ?? "") : "")),
    adminRoles: adminRoles ?? [],
  };
}

/** The account that a grant names and the file does not hold. */
export function strangerAccount({ resourceType, resource }: Resource["id"]): Omit<ReviewAccount, "extras"> {
  return {
    key: `${resourceType}:${resource}`,
    pathName: `${resourceType}:${resource}`,
    cells: accountColumns.map((column) =>
      column === "principal_id" ? resource : column === "principal_type" ? resourceType : "",
    ),
    adminRoles: [],
  };
}

function identityOf(resource: Resource, { internalDomains }: ReviewAccountOptions) {
  const account = accountOf(resource);
  const trait = userTraitOf(resource);
  const isService = trait?.accountType === "ACCOUNT_TYPE_SERVICE";
  return {
    principal_id: resource.id.resource,
    principal_type: isService ? "service_account" : resource.id.resourceType,
    username: account?.username,
    email: account?.email,
    email_domain_class: domainClass(account?.email, internalDomains),
    employee_id: profileText(resource, "employee_id") ?? trait?.employeeIds?.[0],
    employee_type: profileText(resource, "employee_type"),
    department: profileText(resource, "department"),
    job_title: profileText(resource, "job_title"),
    cost_center: profileText(resource, "cost_center"),
    location: profileText(resource, "location"),
    manager_id: profileText(resource, "manager_id"),
    manager_email: profileText(resource, "manager"),
    linked_admin_id: profileText(resource, "linked_admin_id"),
  };
}

function stateOf(resource: Resource, { hasLastLogins }: ReviewAccountOptions) {
  const account = accountOf(resource);
  const lastLogin = userTraitOf(resource)?.lastLogin;
  const { mfaExcludedUntil } = accountFacts(resource);
  const isUser = resource.id.resourceType === "user";
  return {
    account_status: account?.state === "unknown" ? undefined : account?.state,
    account_state_raw: rawState(resource),
    account_created_at: resource.createdAt,
    mfa_status: mfaWord(resource),
    mfa_exclusion_until: mfaExcludedUntil,
    password_last_changed_at: profileText(resource, "password_changed_at"),
    last_login_at: lastLogin,
    last_login_source:
      lastLogin !== undefined ? "report" : hasLastLogins && isUser ? "not_in_report" : "not_collected",
  };
}

/** The signals that JumpCloud gives, as they are: they need not agree. */
function rawState(resource: Resource): string {
  const flags = ["activated", "account_locked"].flatMap((key) => {
    const flag = profileFlag(resource, key);
    return flag === undefined ? [] : [`${key}=${flag}`];
  });
  const state = profileText(resource, "state") ?? (flags.length === 0 ? resource.status?.details : undefined);
  return [...(state === undefined ? [] : [state]), ...flags].join(LIST_SEPARATOR);
}

function mfaWord(resource: Resource): string {
  if (accountFacts(resource).isMfaExcluded) return "excluded";
  const hasMfa = accountOf(resource)?.hasMfa;
  return hasMfa === undefined ? "unknown" : hasMfa ? "configured" : "not_configured";
}

function adminRolesOf(resource: Resource, { rolesOf }: ReviewAccountOptions): readonly string[] | undefined {
  if (resource.id.resourceType === "admin_user") return roleNames(resource);
  const linked = profileText(resource, "linked_admin_id");
  return linked === undefined ? undefined : rolesOf(linked);
}

function adminWord(
  account: Account,
  { adminRoles, options }: { adminRoles: readonly string[] | undefined; options: ReviewAccountOptions },
): string {
  if (account.id.resourceType === "admin_user" || adminRoles !== undefined) return "true";
  return options.isAdminUnknown(account) ? "" : "false";
}

/** The names of an administrator's roles. */
export function roleNames({ profile }: Resource): string[] {
  const names = profile?.role_names;
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}
