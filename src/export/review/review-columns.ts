// The columns of a review row, in an order that never changes: a new one comes last.

/** Who has it. */
export const accountColumns = [
  "principal_id",
  "principal_type",
  "username",
  "display_name",
  "email",
  "email_domain_class",
  "employee_id",
  "employee_type",
  "department",
  "job_title",
  "cost_center",
  "location",
  "manager_id",
  "manager_email",
  "account_status",
  "account_state_raw",
  "account_created_at",
  "mfa_status",
  "mfa_exclusion_until",
  "password_last_changed_at",
  "last_login_at",
  "last_login_source",
  "is_admin",
  "admin_roles",
  "linked_admin_id",
] as const;

/** More of who has it. They came later, and stand behind all others. */
export const lateAccountColumns = ["account_status_reason", "person_id"] as const;

/** What it is; blank for an account that has nothing. */
export const entitlementColumns = [
  "resource_type",
  "resource_id",
  "resource_name",
  "resource_description",
  "entitlement_id",
  "entitlement_slug",
  "entitlement_display_name",
  "privileged",
] as const;

/** One way in which it is held. */
export const grantColumns = [
  "grant_id",
  "grant_type",
  "path",
  "path_ids",
  "granted_at",
  "granted_at_source",
  "grant_expires_at",
] as const;

/** What an audit found of it; blank where none was asked for. */
export const riskColumns = ["risk_flags", "risk_max_severity"] as const;

export const reviewColumns = [
  "review_id",
  ...accountColumns,
  ...entitlementColumns,
  ...grantColumns,
  ...riskColumns,
  "sync_id",
  ...lateAccountColumns,
] as const;

/** What is true or false where cells have types, as in JSON. */
export const flagColumns: ReadonlySet<string> = new Set<ReviewColumn>(["is_admin", "privileged"]);

export type AccountColumn = (typeof accountColumns)[number] | (typeof lateAccountColumns)[number];
export type EntitlementColumn = (typeof entitlementColumns)[number];
export type GrantColumn = (typeof grantColumns)[number];
export type ReviewColumn = (typeof reviewColumns)[number];

export function isReviewColumn(name: string): name is ReviewColumn {
  const names: readonly string[] = reviewColumns;
  return names.includes(name);
}
