import type { SystemUser } from "../jumpcloud/system-user.js";
import { compareByCodePoint, type Struct } from "../model/struct.js";
import { readTime } from "./mapped.js";
import { profileOf, structOf } from "./profile.js";
import { recordId } from "./record-id.js";
import type { UserJoins } from "./user.js";
import type { WarningCode } from "./warning.js";

/** What is known of a user beyond the trait. Phone numbers, addresses and the like are not even read. */
export function userProfile(user: SystemUser, joins: UserJoins, warnings: Set<WarningCode>): Struct {
  // In the order in which they are printed: an organisation has many users, and a profile in order need not be sorted.
  const values: Struct = {
    account_locked: user.account_locked,
    activated: user.activated,
    attributes: customAttributes(user, joins.attributes),
    company: user.company,
    cost_center: user.costCenter,
    creation_source: user.creationSource,
    department: user.department,
    display_name: user.displayname,
    email: user.email,
    employee_id: user.employeeIdentifier,
    employee_type: user.employeeType,
    external_source: user.external_source_type,
    externally_managed: user.externally_managed,
    first_name: user.firstname,
    job_title: user.jobTitle,
    last_name: user.lastname,
    ldap_binding_user: user.ldap_binding_user,
    location: user.location,
    manager: joins.managerEmail,
    manager_id: user.manager ? recordId(user.manager) : undefined,
    mfa_configured: user.mfa?.configured,
    mfa_excluded: user.mfa?.exclusion,
    mfa_excluded_until: readTime(user.mfa?.exclusionUntil, warnings),
    middle_name: user.middlename,
    password_changed_at: readTime(user.password_date, warnings),
    password_expired: user.password_expired,
    password_never_expires: user.password_never_expires,
    passwordless_sudo: user.passwordless_sudo,
    portal_mfa_required: user.enable_user_portal_multifactor,
    state: user.state,
    sudo: user.sudo,
    totp_enabled: user.totp_enabled,
    user_id: recordId(user.id),
    username: user.username,
  };
  const { link } = joins;
  if (link === undefined) return profileOf(values);
  // Few users are administrators: what these have is no part of the shape of all, and may cost a sorting.
  const linked = Object.entries({ ...values, link_basis: link.basis, linked_admin_id: link.adminId });
  return profileOf(Object.fromEntries(linked.sort(([a], [b]) => compareByCodePoint(a, b))));
}

/** The custom attributes that were asked for by name. */
function customAttributes({ attributes }: SystemUser, names: readonly string[]): Struct | undefined {
  if (names.length === 0) return undefined;
  const values = new Map<string, unknown>();
  for (const attribute of attributes ?? []) {
    if (!attribute?.name || !names.includes(attribute.name)) continue;
    const { name, value } = attribute;
    if (value !== undefined && value !== null && value !== "") values.set(name, value);
  }
  return values.size === 0 ? undefined : structOf(values);
}
