/** An object as JumpCloud puts it on the wire: a server may add fields, leave them out, or give them any type. */
export interface WireRow {
  [field: string]: unknown;
}

/** A directory user exactly as `GET /api/systemusers` answers it, secrets and personal data included. */
export interface SimulatedUser extends WireRow {
  _id: string;
  id: string;
  username?: string;
  email?: string | null;
  firstname?: string;
  lastname?: string;
  displayname?: string;
  state?: string;
  activated?: boolean;
  suspended?: boolean;
  account_locked?: boolean;
  manager?: string | null;
  admin?: { id: string; roleName?: string; roleNames?: string[] } | null;
  mfa?: { exclusion: boolean; configured: boolean; exclusionUntil?: string };
  mfaEnrollment?: { [factor: string]: string };
  totp_enabled?: boolean;
  attributes?: { name: string; value: string }[];
  created?: string;
}

/** An administrator exactly as `GET /api/users` answers it. */
export interface SimulatedAdministrator extends WireRow {
  _id: string;
  id: string;
  email?: string | null;
  firstname?: string;
  lastname?: string;
  role: string;
  roleName: string;
  roles?: string[];
  roleNames?: string[];
  suspended?: boolean;
  totpEnrolled?: boolean;
  apiKeyAllowed?: boolean;
  apiKeyHash?: { createdAt: string; expireAt?: string; prefix: string };
  created?: string;
}

/** An administrator of a managing provider, as `GET /api/v2/providers/{id}/administrators` answers it. */
export interface SimulatedProviderAdministrator extends WireRow {
  _id: string;
  email: string;
  firstname: string;
  lastname: string;
  role: string;
  roleName: string;
}

/** A non-human principal that holds one administrator role: `GET /api/v2/service-accounts`. */
export interface SimulatedServiceAccount extends WireRow {
  objectId: string;
  name: string;
  roleId: string;
  roleName: string;
  status: string;
  expiresAt: string | null;
}

export interface SimulatedRole extends WireRow {
  id: string;
  name: string;
  description: string;
  scopes: string[];
}

/** A user group as `GET /api/v2/usergroups/{id}` answers it; the list leaves the membership fields out. */
export interface SimulatedGroup extends WireRow {
  id: string;
  name: string;
  type: "user_group";
  email: string;
  description: string;
  attributes: WireRow | null;
  membershipMethod: string;
  memberQuery: unknown;
  memberQueryExemptions: { id: string; type: string }[];
}

/** An SSO application exactly as `GET /api/applications` answers it, its `config` with private keys included. */
export interface SimulatedApplication extends WireRow {
  _id: string;
  id: string;
  active: boolean;
  name: string;
  displayName: string;
  displayLabel: string;
  created: string;
}

/**
 * The whole state of one organisation. Everything may be changed between two requests. An edge may name an id
 * that no row has (a ghost): JumpCloud keeps the edges of deleted objects, counts them and skips over them.
 */
export interface SimulatedOrganization {
  id: string;
  displayName: string | null;
  created: string;
  /** The provider that manages it. */
  provider?: string;
  users: SimulatedUser[];
  administrators: SimulatedAdministrator[];
  serviceAccounts: SimulatedServiceAccount[];
  roles: SimulatedRole[];
  groups: SimulatedGroup[];
  applications: SimulatedApplication[];
  /** Group id to the ids of its members. */
  memberships: Map<string, string[]>;
  /** Application id to the ids of the users bound to it. */
  userBindings: Map<string, string[]>;
  /** Application id to the ids of the groups bound to it. */
  groupBindings: Map<string, string[]>;
}

/** An organisation without anything in it: the start of a small hand-made one. */
export function emptyOrganization(id: string): SimulatedOrganization {
  return {
    id,
    displayName: null,
    created: "2021-02-11T20:57:14.837Z",
    users: [],
    administrators: [],
    serviceAccounts: [],
    roles: [],
    groups: [],
    applications: [],
    memberships: new Map(),
    userBindings: new Map(),
    groupBindings: new Map(),
  };
}
