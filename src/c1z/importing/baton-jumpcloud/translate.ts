import { annotationType, type ResourceAnnotation, type UserTrait } from "../../../model/annotation.js";
import type { Resource } from "../../../model/resource.js";
import type { Struct } from "../../../model/struct.js";

// What baton-jumpcloud v0.0.7 says of an account, group or app, in the words of a sync: where the same field of JumpCloud
// is behind both, and where a sync makes something of a field that both have.

/** An ASCII address with a host: what ConductorOne refuses stays in the profile alone. */
const ADDRESS = /^[!-?A-~]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/;

/** Profile keys of users that mean the same. */
const SAME_KEYS = [
  "department",
  "employee_id",
  "employee_type",
  "job_title",
  "manager",
  "manager_id",
  "username",
] as const;

/**
 * Whether it is an administrator's account: that connector lists those that have no user of the same address among the
 * users. Only they come with an account type, and only directory users with a user name.
 */
export function isAdministrator({ id, annotations, profile }: Resource): boolean {
  if (id.resourceType !== "user" || profile?.username !== undefined) return false;
  return userTrait(annotations)?.accountType !== undefined;
}

/** The organisation that an account says it belongs to. */
export function organizationOf({ profile }: Resource): string | undefined {
  return text(profile?.organization);
}

/** By which that connector takes an administrator for a user. */
export function primaryAddress({ annotations }: Resource): string | undefined {
  return userTrait(annotations)?.emails?.find(({ isPrimary }) => isPrimary)?.address;
}

/** A directory user. */
export function translateUser(user: Resource, administratorId: string | undefined): Resource {
  const { id, profile = {}, status, annotations } = user;
  const emails = translateEmails(userTrait(annotations)?.emails ?? []);
  const address = primaryAddress(user);
  const own: Struct = { user_id: id.resource };
  for (const key of SAME_KEYS) own[key] = text(profile[key]);
  own.email = address;
  own.linked_admin_id = administratorId;
  const username = text(profile.username);
  const employeeId = text(profile.employee_id);
  return {
    id,
    displayName: user.displayName.trim() || username || address || id.resource,
    annotations: [
      {
        "@type": annotationType("UserTrait"),
        ...(emails.length > 0 && { emails }),
        accountType: "ACCOUNT_TYPE_HUMAN",
        ...(username !== undefined && { login: username }),
        ...(employeeId !== undefined && { employeeIds: [employeeId] }),
      },
      rawId(id.resource),
    ],
    profile: own,
    ...(status && { status }),
  };
}

export function translateGroup({ id, displayName, description, profile = {} }: Resource): Resource {
  const own: Struct = { type: text(profile.type), email: text(profile.email) };
  return {
    id,
    displayName: displayName.trim() === "" ? id.resource : displayName,
    annotations: [{ "@type": annotationType("GroupTrait") }, rawId(id.resource)],
    ...(description !== undefined && { description }),
    profile: own,
  };
}

export function translateApp({ id, displayName, description, annotations }: Resource): Resource {
  const trait = annotations.find((one) => one["@type"] === annotationType("AppTrait"));
  return {
    id,
    displayName: displayName.trim() === "" ? id.resource : displayName,
    annotations: [trait ?? { "@type": annotationType("AppTrait") }, rawId(id.resource)],
    ...(description !== undefined && { description }),
    profile: {},
  };
}

/** What is known of an administrator's account. */
interface AdministratorFacts {
  /** The account as that connector lists it, or the user that it took for it. */
  account: Resource;
  isUser: boolean;
  /** The id of the user that is linked to it. */
  linked: string | undefined;
  roleNames: readonly string[];
}

/** An administrator's account, of which that connector tells hardly more than that it is there. */
export function administrator(
  id: string,
  { account, isUser, linked, roleNames }: AdministratorFacts,
): Resource {
  const emails = (userTrait(account.annotations)?.emails ?? []).filter(({ isPrimary }) => isPrimary);
  const [email] = emails;
  return {
    id: { resourceType: "admin_user", resource: id },
    displayName: account.displayName.trim() || email?.address || id,
    annotations: [
      {
        "@type": annotationType("UserTrait"),
        ...(emails.length > 0 && { emails }),
        accountType: "ACCOUNT_TYPE_HUMAN",
      },
      rawId(id),
    ],
    profile: {
      user_id: id,
      admin_id: id,
      email: email?.address,
      linked_user_id: linked,
      ...(roleNames.length > 0 && { role_names: [...roleNames] }),
    },
    // Of somebody who is a user too, that connector tells whether the user is suspended.
    ...(!isUser && account.status && { status: account.status }),
  };
}

export function translateRole(
  role: Resource,
  { id, isJumpClouds }: { id: string; isJumpClouds: boolean },
): Resource {
  return {
    id: { resourceType: "role", resource: id },
    displayName: role.displayName,
    annotations: [{ "@type": annotationType("RoleTrait") }, ...(isJumpClouds ? [rawId(id)] : [])],
  };
}

/** The alternate address stands behind the other one, unless it is the same. */
function translateEmails(emails: NonNullable<UserTrait["emails"]>): NonNullable<UserTrait["emails"]> {
  const primary = emails.find(({ isPrimary }) => isPrimary);
  return emails.filter(
    (email) =>
      ADDRESS.test(email.address) &&
      (email === primary || email.address.toLowerCase() !== primary?.address.toLowerCase()),
  );
}

function userTrait(annotations: readonly ResourceAnnotation[]): UserTrait | undefined {
  const type = annotationType("UserTrait");
  return annotations.find((one): one is UserTrait => one["@type"] === type);
}

function rawId(id: string): ResourceAnnotation {
  return { "@type": annotationType("RawId"), id };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
