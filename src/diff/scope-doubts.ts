import { unreadParts } from "../model/unread-part.js";
import type { Doubt, Side } from "./doubt.js";
import { isAtOrBelow, memberPath } from "./field-change.js";
import type { Scope } from "./scope.js";

/** What only one of two syncs asked for: the other one says nothing about it. */
export class ScopeDoubts {
  readonly serviceAccounts: Doubt | undefined;
  readonly providerAdministrators: Doubt | undefined;
  readonly unheldRoles: Doubt | undefined;
  /** Of a role that only one file has: whether nobody held it before. */
  readonly unknownRoles: Doubt | undefined;
  /** Of somebody who has an app through a group: whether directly too. */
  readonly directAccess: Doubt | undefined;
  readonly #types = new Map<string, Doubt>();
  readonly #fields: { resourceType: string; path: string; doubt: Doubt }[] = [];

  constructor(old: Scope, new_: Scope) {
    for (const type of new Set([...old.without, ...new_.without])) {
      const lacking = lackingSide(!old.without.has(type), !new_.without.has(type));
      if (lacking) this.#types.set(type, doubt(lacking, type, `--without ${type}`));
    }
    for (const name of new Set([...old.attributes, ...new_.attributes])) {
      const lacking = lackingSide(old.attributes.has(name), new_.attributes.has(name));
      const path = memberPath("/profile/attributes", name);
      this.#addFields(lacking && doubt(lacking, `user ${path}`, "--attributes"), [`user:${path}`]);
    }
    const ask = (key: keyof Scope, what: string): Doubt | undefined => {
      const lacking = lackingSide(old[key] === true, new_[key] === true);
      return lacking && doubt(lacking, what, "not read");
    };
    const isOut = (type: string) => old.without.has(type) || new_.without.has(type);
    this.serviceAccounts = isOut("admin_user")
      ? undefined
      : ask("hasServiceAccounts", unreadParts.serviceAccounts);
    this.providerAdministrators = isOut("admin_user")
      ? undefined
      : ask("hasProviderAdministrators", unreadParts.providerAdministrators);
    this.unheldRoles = isOut("role") ? undefined : ask("hasUnheldRoles", unreadParts.unheldRoles);
    this.unknownRoles = isOut("role") ? undefined : ask("hasAllRoles", unreadParts.unknownRoles);
    this.#addFields(ask("hasMembershipMethods", unreadParts.membershipMethods), methodFields);
    this.#addFields(ask("hasGroupRules", unreadParts.groupRules), ["group:/profile/membership_rule"]);
    this.#addFields(ask("hasConsoleLinks", "links to the console"), ["*:/annotations/ExternalLink"]);
    this.#addFields(this.unheldRoles, roleFields);
    this.directAccess = ask("hasDirectAccess", unreadParts.directAccess);
    this.#addFields(ask("hasAllFields", unreadParts.otherFields), otherConnectorLacks);
    const kinds = [...old.enrichedBy, ...new_.enrichedBy];
    const [unread] = kinds.flatMap(
      (kind) => lackingSide(old.enrichedBy.has(kind), new_.enrichedBy.has(kind)) ?? [],
    );
    const enriched = unread && doubt(unread, "times out of reports", "reconcile --enrich");
    this.#addFields(enriched, enrichedFields);
    for (const [type, paths] of linkFields) this.#addFields(this.#types.get(type), paths);
  }

  /** Each once. */
  get all(): Doubt[] {
    const own = [
      this.serviceAccounts,
      this.providerAdministrators,
      this.unheldRoles,
      this.unknownRoles,
      this.directAccess,
    ].filter((found) => found !== undefined);
    return [...new Set([...this.#types.values(), ...own, ...this.#fields.map(({ doubt: found }) => found)])];
  }

  ofType(resourceType: string): Doubt | undefined {
    return this.#types.get(resourceType);
  }

  ofField(resourceType: string, path: string): Doubt | undefined {
    return this.#fields.find(
      (field) =>
        (field.resourceType === "*" || field.resourceType === resourceType) && isAtOrBelow(path, field.path),
    )?.doubt;
  }

  #addFields(found: Doubt | undefined, fields: readonly string[]): void {
    if (found === undefined) return;
    for (const field of fields) {
      const [resourceType = "", path = ""] = field.split(/:(.*)/s);
      this.#fields.push({ resourceType, path, doubt: found });
    }
  }
}

/** Follows from the membership method, which no list of JumpCloud has. */
const methodFields = [
  "group:/profile/membership_method",
  "group:/annotations/GroupTrait",
  "group:/annotations/EntitlementImmutable",
];

/** What the list of roles tells: without it, a role is what the accounts that hold it say of it. */
const roleFields = [
  "role:/displayName",
  "role:/description",
  "role:/annotations/RawId",
  "admin_user:/profile/role_names",
];

const enrichedFields = ["*:/annotations/UserTrait/lastLogin", "*:/annotations/GrantMetadata"];

/** What the Go connector baton-jumpcloud does not read: as good as everything of administrators. */
const otherConnectorLacks = [
  ...[
    "account_locked",
    "activated",
    "attributes",
    "company",
    "cost_center",
    "creation_source",
    "display_name",
    "external_source",
    "externally_managed",
    "first_name",
    "last_name",
    "ldap_binding_user",
    "link_basis",
    "location",
    "mfa_configured",
    "mfa_excluded",
    "mfa_excluded_until",
    "middle_name",
    "password_changed_at",
    "password_expired",
    "password_never_expires",
    "passwordless_sudo",
    "portal_mfa_required",
    "state",
    "sudo",
    "totp_enabled",
  ].map((key) => `user:/profile/${key}`),
  "user:/annotations/UserTrait/loginAliases",
  "user:/annotations/UserTrait/mfaStatus",
  "user:/annotations/UserTrait/structuredName",
  "user:/createdAt",
  "admin_user:/displayName",
  "admin_user:/annotations",
  "admin_user:/profile",
  "admin_user:/status",
  "admin_user:/createdAt",
  "app:/annotations/AppTrait/flags",
  "app:/annotations/AppTrait/appSourceType",
  "app:/annotations/AppTrait/rawAppSourceType",
  "app:/profile",
  "app:/createdAt",
];

/** What accounts tell about resources of another type. */
const linkFields: readonly (readonly [string, readonly string[]])[] = [
  ["admin_user", ["user:/profile/linked_admin_id", "user:/profile/link_basis"]],
  ["role", ["admin_user:/profile/role_names"]],
];

/** The side that lacks what only the other one has. */
function lackingSide(isInOld: boolean, isInNew: boolean): Side | undefined {
  if (isInOld === isInNew) return undefined;
  return isInOld ? "new" : "old";
}

function doubt(side: Side, what: string, why: string): Doubt {
  return { side, kind: "notRead", what, why };
}
