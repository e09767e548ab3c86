import { z } from "zod";
import { flag, listOf, type ObjectParser, rowParser, text } from "./row.js";

const shape = {
  id: z.string().min(1),
  username: text,
  email: text,
  alternateEmail: text,
  firstname: text,
  middlename: text,
  lastname: text,
  displayname: text,
  systemUsername: text,
  /** STAGED, ACTIVATED or SUSPENDED; missing in old answers. */
  state: text,
  /** Whether the user has set a password; no part of the account's state. */
  activated: flag,
  suspended: flag,
  account_locked: flag,
  password_expired: flag,
  password_date: text,
  password_never_expires: flag,
  totp_enabled: flag,
  enable_user_portal_multifactor: flag,
  mfa: z.object({ configured: flag, exclusion: flag, exclusionUntil: text }).nullish(),
  mfaEnrollment: z.object({ overallStatus: text }).nullish(),
  /** The administrator account that was made from this user. */
  admin: z.object({ id: text }).nullish(),
  attributes: listOf(z.object({ name: text, value: z.unknown().optional() }).nullish()),
  manager: text,
  company: text,
  costCenter: text,
  department: text,
  employeeIdentifier: text,
  employeeType: text,
  jobTitle: text,
  location: text,
  externally_managed: flag,
  external_source_type: text,
  creationSource: text,
  sudo: flag,
  passwordless_sudo: flag,
  ldap_binding_user: flag,
  organization: text,
  created: text,
};

/** A directory user, as `GET /api/systemusers` answers. Secrets and private data are not even asked for. */
export type SystemUser = z.output<z.ZodObject<typeof shape>>;

const parseRow = rowParser(shape, "_id");

/**
 * A parser that keeps the values of the custom attributes in `attributes` alone: nobody asked for the others, and of
 * those only their names are counted.
 */
export function systemUserParser(attributes: readonly string[]): ObjectParser<SystemUser> {
  return (raw) => {
    const parsed = parseRow(raw);
    if (!parsed?.row.attributes?.length) return parsed;
    // The row was made just now, and a copy of so many fields takes longer than all of its checks.
    parsed.row.attributes = parsed.row.attributes.map((attribute) =>
      attribute && !attributes.includes(attribute.name ?? "") ? { name: attribute.name } : attribute,
    );
    return parsed;
  };
}

/** V1 separates field names by spaces; a comma makes one unknown name that is silently ignored. */
export const SYSTEM_USER_FIELDS = ["_id", ...Object.keys(shape)].join(" ");
