import type { Entitlement } from "../../model/entitlement.js";
import type { BatonResource } from "./baton-resource.js";
import type { BatonUser } from "./baton-user.js";

/** An entitlement by the name of its resource in the file. */
export interface NamedEntitlement {
  resource: string;
  slug: string;
}

/** How a build of baton-file spells its JSON. */
export interface BatonLayout {
  /** The key that a user's or resource's own name has. */
  nameKey: string;
  /** Without the name. */
  user(user: BatonUser): object;
  resource(resource: BatonResource): object;
  entitlement(named: NamedEntitlement, entitlement: Entitlement): object;
  /** The section of what accounts hold by themselves; the keys of both make a record. */
  grants: string;
  principal(name: string): object;
  held(named: NamedEntitlement): object;
  /** The section, maybe the same, of what the people of a group hold through it, and its records. */
  inheritance: string;
  inherited(through: NamedEntitlement, held: NamedEntitlement): object;
}

/**
 * What newer builds of baton-file read (pkg/client/types.go at 008b900). They refuse a file with a key of the other
 * layout, and one with an unknown reference.
 */
export const mappingsLayout: BatonLayout = {
  nameKey: "id",
  user: ({ displayName, email, status, statusDetails, kind, lastLogin, login, hasMfa, ...user }) => ({
    display_name: displayName,
    email,
    status,
    status_details: statusDetails,
    type: typeOf(kind),
    last_login: lastLogin,
    login,
    login_aliases: unlessEmpty(user.loginAliases),
    employee_id: unlessEmpty(user.employeeIds),
    additional_emails: unlessEmpty(user.otherEmails),
    mfa_enabled: hasMfa,
    profile: user.profile,
  }),
  resource: ({ resourceType, trait, displayName, description, profile }) => ({
    resource_type: resourceType,
    trait,
    display_name: displayName,
    description,
    profile: Object.keys(profile).length === 0 ? undefined : profile,
  }),
  entitlement: ({ resource, slug }, { displayName, description }) => ({
    resource_id: resource,
    entitlement_slug: slug,
    display_name: displayName,
    description,
  }),
  grants: "direct_user_grants",
  principal: (name) => ({ principal_id: name }),
  held: ({ resource, slug }) => ({ resource_id: resource, entitlement_slug: slug }),
  inheritance: "grant_inheritance_mappings",
  inherited: (through, held) => ({
    principal_resource_id: through.resource,
    principal_entitlement_slug: through.slug,
    inherited_resource_id: held.resource,
    inherited_entitlement_slug: held.slug,
    inheritance_depth: "full",
  }),
};

/**
 * What baton-file reads at 33b136d (pkg/connector/models.go). A record that it cannot place is skipped with a line
 * in its log. Deleted has no word there.
 */
export const grantsLayout: BatonLayout = {
  nameKey: "name",
  user: ({ displayName, email, status, statusDetails, kind, lastLogin, hasMfa, profile }) => ({
    display_name: displayName,
    email,
    status: status === "deleted" ? "inactive" : status,
    last_login: lastLogin && usDate(lastLogin),
    type: typeOf(kind),
    profile: {
      ...profile,
      ...(statusDetails !== undefined && { status_details: statusDetails }),
      ...(hasMfa !== undefined && { mfa_enabled: String(hasMfa) }),
    },
  }),
  resource: ({ resourceType, trait, displayName, description }) => ({
    resource_type: resourceType,
    resource_function: trait,
    display_name: displayName,
    description,
  }),
  entitlement: ({ resource, slug }, { displayName, description }) => ({
    resource_name: resource,
    entitlement: slug,
    display_name: displayName,
    description,
  }),
  grants: "grants",
  principal: (name) => ({ principal: name }),
  held: (named) => ({ entitlement_id: keyOf(named) }),
  inheritance: "grants",
  // A principal that is an entitlement is what makes baton-file expand the grant.
  inherited: (through, held) => ({ principal: keyOf(through), entitlement_id: keyOf(held) }),
};

function keyOf({ resource, slug }: NamedEntitlement): string {
  return `${resource}:${slug}`;
}

function typeOf(kind: BatonUser["kind"]): "human" | "service" {
  return kind === "service account" ? "service" : "human";
}

function unlessEmpty(texts: readonly string[]): readonly string[] | undefined {
  return texts.length === 0 ? undefined : texts;
}

/** MM/DD/YYYY of an RFC 3339 time. */
function usDate(time: string): string {
  return `${time.slice(5, 7)}/${time.slice(8, 10)}/${time.slice(0, 4)}`;
}
