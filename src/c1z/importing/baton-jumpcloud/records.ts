import { administrationAppId } from "../../../model/administration-app.js";
import type { Entitlement } from "../../../model/entitlement.js";
import { type Grant, grantId } from "../../../model/grant.js";
import { compareEntitlements } from "../../../model/order.js";
import type { Resource } from "../../../model/resource.js";
import { type ResourceId, resourceKey } from "../../../model/resource-id.js";
import type { ImportedRecords, Told } from "../imported-records.js";
import { administrationApp, knownEntitlement, resourceTypes } from "../known-types.js";
import type { LeftOutTally } from "../left-out.js";
import { foundAt, orderedGrants, orderedPlaces, type Place } from "../ordered.js";
import type { Match } from "../read-match.js";
import type { Tables } from "../tables.js";
import { type Administration, administration } from "./administration.js";
import { AppGrants } from "./app-grants.js";
import { type Survey, survey } from "./survey.js";
import { translateApp, translateGroup, translateUser } from "./translate.js";

const WHY = "baton-jumpcloud does not read them";

const notRead: Told["notRead"] = [
  { what: "service accounts", why: WHY },
  { what: "administrators of a managing provider", why: WHY },
  { what: "roles that nobody holds", why: "baton-jumpcloud lists roles that it made up itself" },
  {
    what: "roles that baton-jumpcloud does not know",
    why: "it knows seven by name, and one of each administrator",
  },
  { what: "membership methods of groups", why: WHY },
  { what: "fields that baton-jumpcloud lacks", why: WHY },
  { what: "direct access beside access through groups", why: "baton-jumpcloud writes one grant for both" },
];

/**
 * The records of a c1z of baton-jumpcloud as a sync would have made them of the same organisation: with ids of three
 * parts, administrators beside users where `match` tells them, and apps that come through groups marked so.
 *
 * Throws C1zError, as do the grants while they are iterated.
 */
export function batonJumpcloudRecords(
  tables: Tables,
  { match, tally }: { match: Match | undefined; tally: LeftOutTally },
): ImportedRecords {
  const found = survey(tables);
  const admins = administration(tables, found, { match, tally });
  const places = orderedPlaces(placesOf(tables, found, admins), tables.name);
  const entitlements: Entitlement[] = [];
  const types = new Set<string>();
  for (const place of places) {
    types.add(place.id.resourceType);
    if (place.id.resourceType === "user" || place.id.resourceType === "admin_user") continue;
    const entitlement = knownEntitlement(place.find());
    if (entitlement !== undefined) entitlements.push(entitlement);
  }
  return {
    resourceTypes: resourceTypes.filter(({ id }) => types.has(id)),
    resources: { [Symbol.iterator]: () => foundAt(places) },
    entitlements: entitlements.sort(compareEntitlements),
    grants: { [Symbol.iterator]: () => grantsOf(tables, { found, admins, entitlements, tally }) },
    told: {
      connector: "baton-jumpcloud",
      ...(found.organizationId !== undefined && { organizationId: found.organizationId }),
      attributes: [],
      hasGroupRules: false,
      without: match === undefined ? ["admin_user"] : [],
      notRead,
    },
  };
}

function placesOf(tables: Tables, found: Survey, admins: Administration): Place[] {
  const places = (type: string, rows: ReadonlyMap<string, number>, translate: (one: Resource) => Resource) =>
    [...rows].map(
      ([resource, row]): Place => ({
        id: { resourceType: type, resource },
        find: () => translate(tables.resource(row)),
      }),
    );
  const made = [...admins.administrators, ...admins.roles.map(({ role }) => role)];
  if (admins.administrators.length > 0) made.push(administrationApp);
  return [
    ...places("user", found.users, (user) => translateUser(user, admins.linkOf.get(user.id.resource))),
    ...places("group", found.groups, translateGroup),
    ...places("app", found.apps, translateApp),
    ...made.map((resource): Place => ({ id: resource.id, find: () => resource })),
  ];
}

function* grantsOf(
  tables: Tables,
  {
    found,
    admins,
    entitlements,
    tally,
  }: { found: Survey; admins: Administration; entitlements: readonly Entitlement[]; tally: LeftOutTally },
): Generator<Grant> {
  const apps = new AppGrants(tables, tally);
  const holdersOf = new Map(admins.roles.map(({ role, holders }) => [role.id.resource, holders]));
  const isHeld = (id: ResourceId) =>
    (id.resourceType === "group" ? found.groups : found.users).has(id.resource);
  for (const { resource, id } of entitlements) {
    const { resourceType, resource: resourceId } = resource.id;
    const isAdministration = resourceType === "app" && resourceId === administrationAppId.resource;
    const accounts = isAdministration
      ? admins.administrators.map((one) => one.id.resource)
      : holdersOf.get(resourceId);
    if (accounts !== undefined && (isAdministration || resourceType === "role")) {
      const principals = accounts.map((account) => ({ resourceType: "admin_user", resource: account }));
      yield* orderedGrants(plain({ resource, id }, principals), tables.name);
      continue;
    }
    const principals = tables.grants(resourceKey(resource.id)).flatMap(({ principal }) => {
      if (isHeld(principal.id)) return [principal.id];
      tally.add("grant to what the file lacks", resourceKey(principal.id));
      return [];
    });
    const grants =
      resourceType === "app" ? [...apps.of(resource.id, principals)] : plain({ resource, id }, principals);
    yield* orderedGrants(grants, tables.name);
  }
  const others = tables.grantsNotAskedFor();
  for (let other = 0; other < others; other += 1) tally.add("grant of what the file lacks", "");
}

function plain(
  entitlement: Pick<Entitlement, "resource" | "id">,
  principals: readonly ResourceId[],
): Grant[] {
  return principals.map((principal) => ({
    entitlement: { resource: entitlement.resource, id: entitlement.id },
    principal: { id: principal },
    id: grantId(entitlement.id, principal),
  }));
}

/** Whether an entitlement is called as that connector calls it: "group:5f3c", without what is held. */
export function isOldEntitlementId(id: string, resource: ResourceId): boolean {
  return id === resourceKey(resource);
}
