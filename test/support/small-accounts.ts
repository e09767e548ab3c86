import { annotationType, type ResourceAnnotation } from "../../src/model/annotation.js";
import type { Resource } from "../../src/model/resource.js";
import { edgesOf, type SmallAdmin, type SmallOrganization, type SmallUser } from "./small-organization.js";

interface AccountOptions {
  /** The names of the custom attributes that were asked for. */
  attributes: readonly string[];
  /** Whether links to the console are known. */
  hasLinks: boolean;
}

/** Users and administrators as resources, with what is joined from the others. */
export function accountResources(organization: SmallOrganization, options: AccountOptions): Resource[] {
  const { users = {}, admins = {} } = organization;
  return [
    ...Object.entries(users).map(([id, user]) => userResource(id, { user, organization, options })),
    ...Object.entries(admins).map(([id, admin]) => adminResource(id, { admin, organization, options })),
  ];
}

function userResource(
  id: string,
  given: { user: SmallUser; organization: SmallOrganization; options: AccountOptions },
): Resource {
  const { user, organization, options } = given;
  const { users = {}, admins = {} } = organization;
  const { name = id, username = id, department, title, manager, mfaExcluded, lastLogin } = user;
  const email = emailOf(id, user);
  const managerEmail = manager === undefined ? undefined : users[manager] && emailOf(manager, users[manager]);
  const link = Object.entries(admins).find(([, admin]) => admin.user === id);
  const attributes = Object.entries(user.attributes ?? {}).filter(([key]) =>
    options.attributes.includes(key),
  );
  const addresses = [...(email === undefined ? [] : [email]), ...(user.emails ?? [])];
  return {
    id: { resourceType: "user", resource: id },
    displayName: name,
    annotations: [
      {
        "@type": annotationType("UserTrait"),
        ...traitEmails(addresses),
        accountType: "ACCOUNT_TYPE_HUMAN",
        ...(username !== null && { login: username }),
        ...(lastLogin !== undefined && { lastLogin }),
        ...mfaStatus(user.mfa),
      },
      { "@type": annotationType("RawId"), id },
      ...consoleLink(`users/${id}`, options),
    ],
    profile: {
      user_id: id,
      ...(username !== null && { username }),
      ...(email !== undefined && { email }),
      ...(department !== undefined && { department }),
      ...(title !== undefined && { job_title: title }),
      ...(manager !== undefined && { manager_id: manager }),
      ...(managerEmail !== undefined && { manager: managerEmail }),
      ...(mfaExcluded && { mfa_excluded: true }),
      ...(link && { linked_admin_id: link[0], link_basis: link[1].linkBasis ?? "email" }),
      ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
      ...user.profile,
    },
    ...statusOf(user),
    ...user.resource,
  };
}

function adminResource(
  id: string,
  given: { admin: SmallAdmin; organization: SmallOrganization; options: AccountOptions },
): Resource {
  const { admin, organization, options } = given;
  const { name = id, linkBasis = "email", service, ofProvider } = admin;
  const user = admin.user === undefined ? undefined : organization.users?.[admin.user];
  const email = service
    ? undefined
    : emailOf(user === undefined ? id : (admin.user ?? id), { ...user, ...admin });
  // An administrator who was made from a user has that user's MFA.
  const mfa = linkBasis === "user_admin_id" && user !== undefined ? user.mfa : admin.mfa;
  const roles = Object.entries(organization.roles ?? {});
  const holds = edgesOf(organization.holds).filter(([, holder]) => holder === id);
  const held = roles.filter(([role]) => holds.some(([one]) => one === role));
  const names = held.map(([role, { name: roleName = role }]) => roleName).sort();
  return {
    id: { resourceType: "admin_user", resource: id },
    displayName: name,
    annotations: [
      {
        "@type": annotationType("UserTrait"),
        ...traitEmails(email === undefined ? [] : [email]),
        accountType: service ? "ACCOUNT_TYPE_SERVICE" : "ACCOUNT_TYPE_HUMAN",
        ...mfaStatus(mfa),
      },
      { "@type": annotationType("RawId"), id },
      ...consoleLink(`administrators/${id}`, options),
    ],
    profile: {
      ...(ofProvider && { is_provider_administrator: true, provider_id: "p1" }),
      user_id: id,
      admin_id: id,
      ...(email !== undefined && { email }),
      ...(names.length > 0 && { role_names: names }),
      ...(user !== undefined && { linked_user_id: admin.user ?? "", link_basis: linkBasis }),
      ...admin.profile,
    },
    ...statusOf(admin),
    ...admin.resource,
  };
}

function emailOf(id: string, { email = `${id}@example.com` }: { email?: string | null }): string | undefined {
  return email ?? undefined;
}

function traitEmails([primary, ...others]: readonly string[]) {
  if (primary === undefined) return {};
  return {
    emails: [{ address: primary, isPrimary: true as const }, ...others.map((address) => ({ address }))],
  };
}

function mfaStatus(mfa: boolean | undefined) {
  if (mfa === undefined) return {};
  return { mfaStatus: mfa ? { mfaEnabled: true as const } : {} };
}

function statusOf({ state }: Pick<SmallUser, "state">): Pick<Resource, "status"> {
  if (state === undefined) return { status: { status: "RESOURCE_STATUS_ENABLED" } };
  if (state === "not told") return {};
  return { status: { status: "RESOURCE_STATUS_DISABLED", details: state } };
}

function consoleLink(page: string, { hasLinks }: AccountOptions): ResourceAnnotation[] {
  if (!hasLinks) return [];
  return [{ "@type": annotationType("ExternalLink"), url: `https://console.jumpcloud.com/#/${page}` }];
}
