import type { SystemUser } from "../jumpcloud/system-user.js";
import type { Struct } from "../model/struct.js";
import { readTime } from "./mapped.js";
import { profileOf, structOf } from "./profile.js";
import { recordId } from "./record-id.js";
import type { UserJoins } from "./user.js";
import type { WarningCode } from "./warning.js";

/** What is known of a user beyond the trait. Phone numbers, addresses and the like are not even read. */
export function userProfile(user: SystemUser, joins: UserJoins, warnings: Set<WarningCode>): Struct {
  return profileOf({
    user_id: recordId(user.id),
    username: user.username,
    email: user.email,
    first_name: user.firstname,
    middle_name: user.middlename,
    last_name: user.lastname,
    display_name: user.displayname,
    job_title: user.jobTitle,
    department: user.department,
    company: user.company,
    cost_center: user.costCenter,
    location: user.location,
    employee_id: user.employeeIdentifier,
    employee_type: user.employeeType,
    manager_id: user.manager ? recordId(user.manager) : undefined,
    manager: joins.managerEmail,
    state: user.state,
    activated: user.activated,
    account_locked: user.account_locked,
    password_expired: user.password_expired,
    password_changed_at: readTime(user.password_date, warnings),
    password_never_expires: user.password_never_expires,
    totp_enabled: user.totp_enabled,
    mfa_configured: user.mfa?.configured,
    mfa_excluded: user.mfa?.exclusion,
    mfa_excluded_until: readTime(user.mfa?.exclusionUntil, warnings),
    portal_mfa_required: user.enable_user_portal_multifactor,
    externally_managed: user.externally_managed,
    external_source: user.external_source_type,
    creation_source: user.creationSource,
    sudo: user.sudo,
    passwordless_sudo: user.passwordless_sudo,
    ldap_binding_user: user.ldap_binding_user,
    linked_admin_id: joins.link?.adminId,
    link_basis: joins.link?.basis,
    attributes: customAttributes(user, joins.attributes),
  });
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
