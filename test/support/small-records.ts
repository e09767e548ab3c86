import { annotationType, type GrantAnnotation } from "../../src/model/annotation.js";
import { type Entitlement, entitlementId } from "../../src/model/entitlement.js";
import { type Grant, grantId } from "../../src/model/grant.js";
import { compareEntitlements, compareGrants, compareResources, compareText } from "../../src/model/order.js";
import type { Resource } from "../../src/model/resource.js";
import type { ResourceType } from "../../src/model/resource-type.js";
import type { SyncHeader } from "../../src/sync-file/header.js";
import { accountResources } from "./small-accounts.js";
import { type Edges, edgesOf, type SmallOrganization } from "./small-organization.js";

/** The records of a sync file, sorted. */
export interface SmallRecords {
  resourceTypes: ResourceType[];
  resources: Resource[];
  entitlements: Entitlement[];
  grants: Grant[];
}

type TypeId = "admin_user" | "app" | "group" | "role" | "user";

const traits = {
  admin_user: "TRAIT_USER",
  app: "TRAIT_APP",
  group: "TRAIT_GROUP",
  role: "TRAIT_ROLE",
  user: "TRAIT_USER",
} as const satisfies Record<TypeId, string>;

const slugs = { app: "access", group: "member", role: "member" } as const;

const ADMINISTRATION = "jumpcloud_administration";

/** What a sync with this header makes of the organisation, by what the format says and not by what syncs do. */
export function smallRecords(
  organization: SmallOrganization,
  { options, source }: Pick<SyncHeader, "options" | "source">,
): SmallRecords {
  const without = new Set(options.without);
  const read: SmallOrganization = {
    ...organization,
    ...(without.has("app") && { apps: {}, direct: "", bound: "" }),
    ...(without.has("admin_user") && { admins: {}, roles: {}, holds: "" }),
    ...(without.has("role") && { roles: {}, holds: "" }),
  };
  const hasLinks = source.region !== undefined;
  const resources = [
    ...accountResources(read, { attributes: options.attributes ?? [], hasLinks }),
    ...groupResources(read, { hasLinks }),
    ...appResources(read, { isAppRead: !without.has("app") }),
    ...roleResources(read),
  ].sort(compareResources);
  const types = new Set(resources.map(({ id }) => id.resourceType));
  return {
    resourceTypes: typeIds.filter((id) => types.has(id)).map(resourceTypeOf),
    resources,
    entitlements: resources.flatMap(entitlementOf).sort(compareEntitlements),
    grants: grantsOf(read, { hasAdministration: resources.some(isAdministration) }).sort(compareGrants),
  };
}

const typeIds = ["admin_user", "app", "group", "role", "user"] as const satisfies TypeId[];

function resourceTypeOf(id: TypeId): ResourceType {
  const isAccount = id === "user" || id === "admin_user";
  return {
    id,
    displayName: id,
    traits: [traits[id]],
    ...(isAccount && { annotations: [{ "@type": annotationType("SkipEntitlementsAndGrants") }] }),
  };
}

function groupResources({ groups = {} }: SmallOrganization, { hasLinks }: { hasLinks: boolean }): Resource[] {
  return Object.entries(groups).map(([id, { name = id, dynamic, rule }]) => ({
    id: { resourceType: "group", resource: id },
    displayName: name,
    annotations: [
      { "@type": annotationType("GroupTrait"), ...(dynamic && { groupSourceType: "dynamic" }) },
      { "@type": annotationType("RawId"), id },
      ...(hasLinks
        ? [{ "@type": annotationType("ExternalLink"), url: `https://console.jumpcloud.com/#/groups/${id}` }]
        : []),
    ],
    profile: {
      type: "user_group",
      ...(dynamic && { membership_method: "DYNAMIC_AUTOMATED" }),
      ...(rule !== undefined && { membership_rule: rule }),
    },
  }));
}

function appResources(
  { apps = {}, admins = {} }: SmallOrganization,
  { isAppRead }: { isAppRead: boolean },
): Resource[] {
  const found: Resource[] = Object.entries(apps).map(([id, { name = id, inactive }]) => ({
    id: { resourceType: "app", resource: id },
    displayName: name,
    annotations: [
      { "@type": annotationType("AppTrait"), ...(inactive && { flags: ["APP_FLAG_INACTIVE" as const] }) },
      { "@type": annotationType("RawId"), id },
    ],
  }));
  if (isAppRead && Object.values(admins).some(({ service }) => !service)) {
    found.push({
      id: { resourceType: "app", resource: ADMINISTRATION },
      displayName: "JumpCloud Administration",
      annotations: [{ "@type": annotationType("AppTrait") }],
    });
  }
  return found;
}

function roleResources({ roles = {} }: SmallOrganization): Resource[] {
  return Object.entries(roles).map(([id, { name = id, description, madeUp }]) => ({
    id: { resourceType: "role", resource: id },
    displayName: name,
    annotations: [
      { "@type": annotationType("RoleTrait") },
      ...(madeUp ? [] : [{ "@type": annotationType("RawId"), id }]),
    ],
    ...(description !== undefined && { description }),
  }));
}

function isAdministration({ id }: Resource): boolean {
  return id.resource === ADMINISTRATION;
}

function entitlementOf(resource: Resource): Entitlement[] {
  const { id, displayName } = resource;
  const type = id.resourceType;
  if (type !== "app" && type !== "group" && type !== "role") return [];
  const isDynamic = resource.annotations.some((one) => "groupSourceType" in one);
  const isImmutable = isDynamic || type === "role" || isAdministration(resource);
  const grantableTo = { app: ["user", "group"], group: ["user"], role: ["admin_user"] }[type];
  return [
    {
      resource: { id },
      id: entitlementId(id, slugs[type]),
      displayName: `${displayName} ${slugs[type]}`,
      description: `${slugs[type]} of ${displayName} in JumpCloud`,
      grantableTo: (isAdministration(resource) ? ["admin_user"] : grantableTo).map((one) => ({ id: one })),
      ...(isImmutable && { annotations: [{ "@type": annotationType("EntitlementImmutable") }] }),
      purpose: type === "role" ? "PURPOSE_VALUE_PERMISSION" : "PURPOSE_VALUE_ASSIGNMENT",
      slug: slugs[type],
    },
  ];
}

function grantsOf(
  organization: SmallOrganization,
  { hasAdministration }: { hasAdministration: boolean },
): Grant[] {
  const { admins = {}, members, bound, holds, grantedAt = {} } = organization;
  const people = Object.entries(admins).filter(([, { service }]) => !service);
  const administrators: Edges = hasAdministration
    ? people.map(([id]) => `${ADMINISTRATION}: ${id}`).join("; ")
    : "";
  const edges = (text: Edges | undefined, held: keyof typeof slugs, holder: TypeId) =>
    edgesOf(text).map(([resource, principal]) => grantOf(held, { resource, holder, principal }));
  const all = [
    ...edges(members, "group", "user"),
    ...edges(bound, "app", "group").map(expandable),
    ...edges(administrators, "app", "admin_user"),
    ...edges(holds, "role", "admin_user"),
    ...appsOfUsers(organization),
  ];
  return all.map((grant) => {
    const time = grantedAt[`${grant.entitlement.resource.id.resource}:${grant.principal.id.resource}`];
    if (time === undefined) return grant;
    const metadata: GrantAnnotation = {
      "@type": annotationType("GrantMetadata"),
      metadata: { granted_at: time },
    };
    return { ...grant, annotations: [...(grant.annotations ?? []), metadata] };
  });
}

function grantOf(
  type: keyof typeof slugs,
  { resource, holder, principal }: { resource: string; holder: TypeId; principal: string },
): Grant {
  const id = { resourceType: type, resource };
  const own = entitlementId(id, slugs[type]);
  const who = { resourceType: holder, resource: principal };
  return { entitlement: { resource: { id }, id: own }, principal: { id: who }, id: grantId(own, who) };
}

function expandable(grant: Grant): Grant {
  const through = entitlementId(grant.principal.id, slugs.group);
  return {
    ...grant,
    annotations: [
      {
        "@type": annotationType("GrantExpandable"),
        entitlementIds: [through],
        resourceTypeIds: ["user"],
      },
    ],
  };
}

/** One grant a user and app, with every way that leads there. */
function appsOfUsers({ members, direct, bound }: SmallOrganization): Grant[] {
  const memberships = edgesOf(members);
  const ways = new Map<string, { app: string; user: string; sources: Set<string> }>();
  const add = (app: string, user: string, source: string) => {
    const key = `${app} ${user}`;
    const known = ways.get(key);
    if (known === undefined) ways.set(key, { app, user, sources: new Set([source]) });
    else known.sources.add(source);
  };
  for (const [app, user] of edgesOf(direct)) add(app, user, `app:${app}:access`);
  for (const [app, group] of edgesOf(bound)) {
    for (const [of, user] of memberships) if (of === group) add(app, user, `group:${group}:member`);
  }
  return [...ways.values()].map(({ app, user, sources }): Grant => {
    const grant = grantOf("app", { resource: app, holder: "user", principal: user });
    const isDirect = sources.has(grant.entitlement.id);
    if (isDirect && sources.size === 1) return grant;
    const named = [...sources].sort(compareText).map((id) => [id, { isDirect: true as const }]);
    return {
      ...grant,
      sources: { sources: Object.fromEntries(named) },
      ...(!isDirect && { annotations: [{ "@type": annotationType("GrantImmutable") }] }),
    };
  });
}
