import { type Account, accountOf, profileText, userTraitOf } from "../../access/account.js";
import { profileFlag } from "../../access/account-facts.js";
import { domainClass } from "../../access/email-domain.js";
import { type NameMode, redactName } from "../../access/name-mode.js";
import type { UserTrait } from "../../model/annotation.js";
import type { Resource } from "../../model/resource.js";
import { resourceKey } from "../../model/resource-id.js";
import { isPlain } from "../csv.js";
import { type AccountColumn, accountColumns, lateAccountColumns } from "./review-columns.js";
import { LIST_SEPARATOR, type ReviewAccount } from "./review-row.js";

export interface ReviewAccountOptions {
  names: NameMode;
  /** Domains of addresses that are ours. */
  internalDomains?: readonly string[];
  /** Whether reports with sign-ins were added to the file. */
  hasLastLogins: boolean;
  /** The same text, and always the same one: departments and managers come again and again. */
  shared(text: string): string;
  /** The roles of the administrator accounts that came before, by id. */
  rolesOf(adminId: string): readonly string[] | undefined;
}

/** An account, and all that its cells are read from. */
interface Given {
  resource: Resource;
  account: Account;
  trait: UserTrait | undefined;
  adminRoles: readonly string[] | undefined;
  options: ReviewAccountOptions;
}

type CellOf = (given: Given) => string | undefined;

/** A text of the profile. */
const ofProfile =
  (key: string): CellOf =>
  ({ resource }) =>
    profileText(resource, key);

const cellOf: Readonly<Record<AccountColumn, CellOf>> = {
  principal_id: ({ account }) => account.id.resource,
  principal_type: ({ account, trait }) =>
    trait?.accountType === "ACCOUNT_TYPE_SERVICE" ? "service_account" : account.id.resourceType,
  username: ({ account }) => account.username,
  display_name: ({ account, options }) =>
    redactName(account.displayName, { id: account.id.resource, mode: options.names }),
  email: ({ account }) => account.email,
  email_domain_class: ({ account, options }) => domainClass(account.email, options.internalDomains),
  employee_id: ({ resource, trait }) => profileText(resource, "employee_id") ?? trait?.employeeIds?.[0],
  employee_type: ofProfile("employee_type"),
  department: ofProfile("department"),
  job_title: ofProfile("job_title"),
  cost_center: ofProfile("cost_center"),
  location: ofProfile("location"),
  manager_id: ofProfile("manager_id"),
  manager_email: ofProfile("manager"),
  account_status: ({ account }) => (account.state === "unknown" ? undefined : account.state),
  account_state_raw: ({ resource }) => rawState(resource),
  account_created_at: ({ resource }) => resource.createdAt,
  mfa_status: mfaStatus,
  mfa_exclusion_until: ofProfile("mfa_excluded_until"),
  password_last_changed_at: ofProfile("password_changed_at"),
  last_login_at: ({ trait }) => trait?.lastLogin,
  last_login_source: lastLoginSource,
  is_admin: isAdmin,
  admin_roles: ({ adminRoles }) => adminRoles?.join(LIST_SEPARATOR),
  linked_admin_id: ofProfile("linked_admin_id"),
  account_status_reason: ({ account }) => account.stateDetails,
  person_id: personId,
};

/** What says who somebody is: left out where names are. */
export const personal: ReadonlySet<AccountColumn> = new Set<AccountColumn>([
  "username",
  "email",
  "employee_id",
  "department",
  "job_title",
  "cost_center",
  "location",
  "manager_email",
]);

const none: CellOf = () => undefined;
const columns = [...accountColumns, ...lateAccountColumns];
const allCells = columns.map((column) => cellOf[column]);
const impersonalCells = columns.map((column) => (personal.has(column) ? none : cellOf[column]));

const noRoles: readonly string[] = [];

/** The cells of an account; `undefined` when the resource is none. */
export function reviewAccount(
  resource: Resource,
  options: ReviewAccountOptions,
): Omit<ReviewAccount, "number" | "extras"> | undefined {
  const account = accountOf(resource);
  if (account === undefined) return undefined;
  const { shared } = options;
  const isNamed = options.names === "full";
  const adminRoles = adminRolesOf(resource, options);
  const given = { resource, account, trait: userTraitOf(resource), adminRoles, options };
  const { key, id, username, email } = account;
  const called = isNamed ? (username ?? email ?? id.resource) : id.resource;
  const pathName = `${id.resourceType}:${called}`;
  return {
    key,
    pathName,
    isPlain: isPlain(key) && isPlain(pathName),
    cells: (isNamed ? allCells : impersonalCells).map((cell) => shared(cell(given) ?? "")),
    adminRoles: adminRoles ?? noRoles,
  };
}

/** The account that a grant names and the file does not hold. */
export function strangerAccount({
  resourceType,
  resource,
}: Resource["id"]): Omit<ReviewAccount, "number" | "extras"> {
  const key = resourceKey({ resourceType, resource });
  const known: Partial<Record<AccountColumn, string>> = {
    principal_id: resource,
    principal_type: resourceType,
    email_domain_class: "unknown",
    mfa_status: "unknown",
    last_login_source: "not_collected",
    person_id: key,
  };
  return {
    key,
    pathName: key,
    isPlain: isPlain(key),
    cells: columns.map((column) => known[column] ?? ""),
    adminRoles: noRoles,
  };
}

/** The names of an administrator's roles. */
export function roleNames({ profile }: Resource): string[] {
  const names = profile?.role_names;
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
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

/** The directory user leads, where the link is certain. */
function personId({ account: { id, key, linkedKey } }: Given): string {
  return id.resourceType === "admin_user" ? (linkedKey ?? key) : key;
}

function mfaStatus({ resource, account: { hasMfa } }: Given): string {
  if (profileFlag(resource, "mfa_excluded")) return "excluded";
  return hasMfa === undefined ? "unknown" : hasMfa ? "configured" : "not_configured";
}

function lastLoginSource({ account, trait, options }: Given): string {
  if (trait?.lastLogin !== undefined) return "report";
  return options.hasLastLogins && account.id.resourceType === "user" ? "not_in_report" : "not_collected";
}

/** Never false: an administrator's account may be theirs that no list of this file, or no link, tells of. */
function isAdmin({ account, adminRoles }: Given): string | undefined {
  return account.id.resourceType === "admin_user" || adminRoles !== undefined ? "true" : undefined;
}

function adminRolesOf(resource: Resource, { rolesOf }: ReviewAccountOptions): readonly string[] | undefined {
  if (resource.id.resourceType === "admin_user") return roleNames(resource);
  const linked = profileText(resource, "linked_admin_id");
  return linked === undefined ? undefined : rolesOf(linked);
}
