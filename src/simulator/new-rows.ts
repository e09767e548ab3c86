import type { SimulatedApplication, SimulatedGroup, SimulatedUser } from "./organization.js";
import { planted } from "./planted-markers.js";

/** The id and the time of birth of a new row. */
export interface Stamp {
  id: string;
  created: string;
}

/** A user as JumpCloud makes one: unset texts are "", and the field order is the recorded one. */
export function newUser({ id, created }: Stamp, given: Partial<SimulatedUser>): SimulatedUser {
  const username = `user-${id.slice(-6)}`;
  return {
    account_locked: false,
    account_locked_date: null,
    activated: true,
    addresses: [],
    allow_public_key: true,
    attributes: [],
    company: "",
    costCenter: "",
    department: "",
    description: "",
    disableDeviceMaxLoginAttempts: false,
    displayname: "",
    email: `${username}@example.com`,
    employeeIdentifier: null,
    employeeType: "",
    enable_managed_uid: false,
    enable_user_portal_multifactor: false,
    external_dn: "",
    external_source_type: "",
    externally_managed: false,
    firstname: "",
    jobTitle: "",
    lastname: "",
    ldap_binding_user: false,
    location: "",
    mfa: { exclusion: false, configured: false },
    middlename: "",
    password_never_expires: false,
    passwordless_sudo: false,
    phoneNumbers: [],
    samba_service_user: false,
    ssh_keys: [],
    state: "ACTIVATED",
    sudo: false,
    suspended: false,
    systemUsername: "",
    unix_guid: 5001,
    unix_uid: 5001,
    username,
    created,
    password_expired: false,
    totp_enabled: false,
    _id: id,
    id,
    ...given,
  };
}

/** A group as JumpCloud makes one: static, with an LDAP group of its name. */
export function newGroup({ id }: Stamp, given: Partial<SimulatedGroup>): SimulatedGroup {
  const { name = `group-${id.slice(-6)}` } = given;
  return {
    attributes: { ldapGroups: [{ name }] },
    id,
    name,
    type: "user_group",
    email: "",
    description: "",
    membershipMethod: "STATIC",
    memberQuery: null,
    memberQueryExemptions: [],
    memberSuggestionsNotify: false,
    ...given,
  };
}

/** An application from a SAML template; its `config` carries the private key, as the real list does. */
export function newApplication(
  { id, created }: Stamp,
  given: Partial<SimulatedApplication>,
): SimulatedApplication {
  const { name = "saml2" } = given;
  return {
    _id: id,
    id,
    active: true,
    name,
    displayName: "Custom SAML App",
    displayLabel: `Application ${id.slice(-6)}`,
    beta: false,
    color: null,
    logo: { url: `https://static.example.com/logos/${name}.png` },
    ssoUrl: `https://sso.example.com/saml2/${name}-${id.slice(-6)}`,
    learnMore: "",
    description: "",
    config: newConfig(id),
    databaseAttributes: [],
    created,
    sso: { jit: false, beta: false, type: "saml" },
    ...given,
  };
}

/** The secret part of an application. */
export function newConfig(suffix: string): Record<string, unknown> {
  return {
    idpEntityId: { label: "IdP Entity ID", type: "text", value: "JumpCloud", required: true },
    idpPrivateKey: { label: "IdP Private Key", type: "file", value: planted("privateKey", suffix) },
    idpCertificate: { label: "IdP Certificate", type: "file", value: planted("certificate", suffix) },
    constantAttributes: { value: [{ name: "token", value: planted("constantAttribute", suffix) }] },
  };
}
