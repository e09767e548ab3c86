import { type AppFlag, annotationType, type GrantAnnotation } from "../../../src/model/annotation.js";
import type { Entitlement } from "../../../src/model/entitlement.js";
import type { Grant } from "../../../src/model/grant.js";
import { compareEntitlements, compareGrants, compareResources } from "../../../src/model/order.js";
import type { Resource } from "../../../src/model/resource.js";
import type { ResourceId } from "../../../src/model/resource-id.js";
import type { TrueAdmin, TrueUser } from "./organization.js";
import type { Reading } from "./reading.js";
import type { Seen } from "./seen.js";

/** The records that a sync file has of what was seen, by what the format says and not by what syncs do. */
export interface TrueRecords {
  resources: Resource[];
  entitlements: Entitlement[];
  grants: Grant[];
}

const idOf = (resourceType: string, resource: string): ResourceId => ({ resourceType, resource });
const halves = (pair: string): [string, string] => {
  const [from = "", to = ""] = pair.split(" ");
  return [from, to];
};

export function recordsOf(seen: Seen, reading: Reading): TrueRecords {
  const resources = [
    ...seen.users.map((user) => userResource(user, { seen, reading })),
    ...seen.admins.map((admin) => adminResource(admin, { seen, reading })),
    ...groupResources(seen, reading),
    ...appResources(seen, reading),
    ...roleResources(seen, reading),
  ].sort(compareResources);
  return {
    resources,
    entitlements: resources.flatMap((one) => entitlementOf(one, { seen, reading })).sort(compareEntitlements),
    grants: grantsOf(seen, reading).sort(compareGrants),
  };
}

interface From {
  seen: Seen;
  reading: Reading;
}

function rawAndLink(id: ResourceId, reading: Reading): Resource["annotations"] {
  const url = `https://console.jumpcloud.com/#/${id.resourceType}/${id.resource}`;
  return [
    { "@type": annotationType("RawId"), id: id.resource },
    ...(reading.hasRegion ? [{ "@type": annotationType("ExternalLink"), url }] : []),
  ];
}

const mfaStatus = (mfa: boolean | undefined) =>
  mfa === undefined ? {} : { mfaStatus: mfa ? { mfaEnabled: true as const } : {} };
const emails = (email: string | undefined) =>
  email === undefined ? {} : { emails: [{ address: email, isPrimary: true as const }] };

function userResource(user: TrueUser, { seen, reading }: From): Resource {
  const id = idOf("user", user.id);
  const manager = seen.users.find((other) => other.id === user.managerId)?.email;
  const link = seen.links.get(user.id);
  const attributes = Object.entries(user.attributes).filter(([key]) => reading.attributes.includes(key));
  const isEnabled = user.state === "enabled";
  return {
    id,
    displayName: user.username,
    annotations: [
      {
        "@type": annotationType("UserTrait"),
        ...emails(user.email),
        accountType: "ACCOUNT_TYPE_HUMAN",
        login: user.username,
        ...(user.aliases.length > 0 && { loginAliases: user.aliases }),
        ...mfaStatus(user.mfa),
      },
      ...rawAndLink(id, reading),
    ],
    profile: {
      ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
      ...(user.department !== undefined && { department: user.department }),
      ...(user.email !== undefined && { email: user.email }),
      ...(link !== undefined && { link_basis: link.basis, linked_admin_id: link.other }),
      ...(manager !== undefined && { manager }),
      ...(user.managerId !== undefined && { manager_id: user.managerId }),
      ...(user.mfaExcluded && { mfa_excluded: true }),
      user_id: user.id,
      username: user.username,
    },
    status: isEnabled
      ? { status: "RESOURCE_STATUS_ENABLED" }
      : { status: "RESOURCE_STATUS_DISABLED", details: user.state },
    createdAt: "2021-03-04T05:06:07Z",
  };
}

function adminResource(admin: TrueAdmin, { seen, reading }: From): Resource {
  const id = idOf("admin_user", admin.id);
  const link = seen.links.get(admin.id);
  const mfa =
    link?.basis === "user_admin_id" ? seen.users.find((user) => user.id === link.other)?.mfa : admin.totp;
  const names = seen.holders
    .map(halves)
    .flatMap(([role, holder]) => (holder === admin.id ? (seen.roles.get(role)?.name ?? []) : []))
    .sort();
  const isService = admin.kind === "service";
  return {
    id,
    displayName: admin.email ?? admin.id,
    annotations: [
      {
        "@type": annotationType("UserTrait"),
        ...emails(admin.email),
        accountType: isService ? "ACCOUNT_TYPE_SERVICE" : "ACCOUNT_TYPE_HUMAN",
        ...(isService ? {} : mfaStatus(mfa)),
      },
      ...(isService ? [{ "@type": annotationType("RawId"), id: admin.id }] : rawAndLink(id, reading)),
    ],
    profile: {
      admin_id: admin.id,
      ...(admin.email !== undefined && { email: admin.email }),
      ...(link !== undefined && { link_basis: link.basis, linked_user_id: link.other }),
      ...(names.length > 0 && { role_names: names }),
      user_id: admin.id,
    },
    status: admin.isSuspended
      ? { status: "RESOURCE_STATUS_DISABLED", details: "suspended" }
      : { status: "RESOURCE_STATUS_ENABLED" },
  };
}

const hasMethods = ({ refused }: Reading) => !refused.includes("membership methods of groups");

function groupResources({ groups }: Seen, reading: Reading): Resource[] {
  return groups.map(({ id, name, isDynamic }) => ({
    id: idOf("group", id),
    displayName: name,
    annotations: [
      {
        "@type": annotationType("GroupTrait"),
        ...(isDynamic && hasMethods(reading) && { groupSourceType: "dynamic" }),
      },
      ...rawAndLink(idOf("group", id), reading),
    ],
    profile: {
      ...(hasMethods(reading) && { membership_method: isDynamic ? "DYNAMIC_AUTOMATED" : "STATIC" }),
      ...(hasMethods(reading) && isDynamic && reading.groupRules && { membership_rule: { filters: [name] } }),
      type: "user_group",
    },
  }));
}

const ADMINISTRATION = "jumpcloud_administration";

function hasAdministration({ admins }: Seen, { without }: Reading): boolean {
  return !without.includes("app") && admins.some(({ kind }) => kind === "person");
}

function appResources(seen: Seen, reading: Reading): Resource[] {
  const own = { id: ADMINISTRATION, name: "JumpCloud Administration", flags: [] };
  return [...seen.apps, ...(hasAdministration(seen, reading) ? [own] : [])].map(({ id, name, flags }) => ({
    id: idOf("app", id),
    displayName: name,
    annotations: [
      { "@type": annotationType("AppTrait"), ...(flags.length > 0 && { flags: flags.filter(isFlag) }) },
      ...(id === ADMINISTRATION ? [] : [{ "@type": annotationType("RawId"), id }]),
    ],
  }));
}

function isFlag(flag: string): flag is AppFlag {
  return flag.startsWith("APP_FLAG_");
}

const hasRoles = ({ without }: Reading) => !without.includes("role") && !without.includes("admin_user");

function roleResources({ roles }: Seen, reading: Reading): Resource[] {
  if (!hasRoles(reading)) return [];
  return [...roles].map(([key, { id, name, description }]) => ({
    id: idOf("role", key),
    displayName: name ?? key,
    annotations: [
      { "@type": annotationType("RoleTrait") },
      ...(id === undefined ? [] : [{ "@type": annotationType("RawId"), id }]),
    ],
    ...(description !== undefined && { description }),
  }));
}

const forms: Readonly<Record<string, { slug: string; to: string[] }>> = {
  app: { slug: "access", to: ["user", "group"] },
  group: { slug: "member", to: ["user"] },
  role: { slug: "member", to: ["admin_user"] },
};

function entitlementOf({ id, displayName }: Resource, { seen, reading }: From): Entitlement[] {
  const form = forms[id.resourceType];
  if (form === undefined) return [];
  const isDynamic =
    hasMethods(reading) && seen.groups.some((group) => group.id === id.resource && group.isDynamic);
  const isOwn = id.resource === ADMINISTRATION;
  const isImmutable = id.resourceType === "role" || isOwn || (id.resourceType === "group" && isDynamic);
  return [
    {
      resource: { id },
      id: `${id.resourceType}:${id.resource}:${form.slug}`,
      displayName: `${displayName} ${form.slug}`,
      grantableTo: isOwn ? [{ id: "admin_user" }] : form.to.map((type) => ({ id: type })),
      ...(isImmutable && { annotations: [{ "@type": annotationType("EntitlementImmutable") }] }),
      purpose: id.resourceType === "role" ? "PURPOSE_VALUE_PERMISSION" : "PURPOSE_VALUE_ASSIGNMENT",
      slug: form.slug,
    },
  ];
}

function grant(
  resource: ResourceId,
  principal: ResourceId,
  more: { sources?: string[]; annotations?: GrantAnnotation[] } = {},
): Grant {
  const id = `${resource.resourceType}:${resource.resource}:${forms[resource.resourceType]?.slug}`;
  return {
    entitlement: { resource: { id: resource }, id },
    principal: { id: principal },
    id: `${id}:${principal.resourceType}:${principal.resource}`,
    ...(more.sources && {
      sources: { sources: Object.fromEntries(more.sources.map((one) => [one, { isDirect: true as const }])) },
    }),
    ...(more.annotations && { annotations: more.annotations }),
  };
}

function grantsOf(seen: Seen, reading: Reading): Grant[] {
  const administration = hasAdministration(seen, reading) ? seen.admins : [];
  const held = hasRoles(reading) ? seen.holders.map(halves) : [];
  return [
    ...seen.members.map(halves).map(([group, user]) => grant(idOf("group", group), idOf("user", user))),
    ...held.map(([role, admin]) => grant(idOf("role", role), idOf("admin_user", admin))),
    ...administration
      .filter(({ kind }) => kind === "person")
      .map(({ id }) => grant(idOf("app", ADMINISTRATION), idOf("admin_user", id))),
    ...seen.bound.map(halves).map(([app, group]) =>
      grant(idOf("app", app), idOf("group", group), {
        annotations: [
          {
            "@type": annotationType("GrantExpandable"),
            entitlementIds: [`group:${group}:member`],
            resourceTypeIds: ["user"],
          },
        ],
      }),
    ),
    ...seen.apps.flatMap(({ id }) =>
      seen.users.flatMap((user) => appGrant(seen, { app: id, user: user.id })),
    ),
  ];
}

/** Whoever has the app by any way has one grant that names them all. */
function appGrant(seen: Seen, { app, user }: { app: string; user: string }): Grant[] {
  const isDirect = seen.direct.includes(`${app} ${user}`);
  const through = seen.groups
    .map(({ id }) => id)
    .filter((id) => seen.bound.includes(`${app} ${id}`) && seen.members.includes(`${id} ${user}`))
    .map((id) => `group:${id}:member`);
  if (!isDirect && through.length === 0) return [];
  const [resource, principal] = [idOf("app", app), idOf("user", user)];
  if (through.length === 0) return [grant(resource, principal)];
  const sources = [...(isDirect ? [`app:${app}:access`] : []), ...through].sort();
  const annotations = [{ "@type": annotationType("GrantImmutable") }];
  return [grant(resource, principal, isDirect ? { sources } : { sources, annotations })];
}
