import { administrationApp } from "../../../connector/administration-app.js";
import { resourceTypes } from "../../../connector/resource-types.js";
import { administrationAppId } from "../../../model/administration-app.js";
import type { Entitlement } from "../../../model/entitlement.js";
import { type Grant, grantId } from "../../../model/grant.js";
import { compareEntitlements } from "../../../model/order.js";
import type { Resource } from "../../../model/resource.js";
import type { ResourceId } from "../../../model/resource-id.js";
import type { ImportedRecords } from "../imported-records.js";
import type { LeftOutCode, LeftOutTally } from "../left-out.js";
import { foundAt, orderedGrants, orderedPlaces, type Place } from "../ordered.js";
import type { Tables } from "../tables.js";
import type { Administration } from "./administration.js";
import { AppGrants } from "./app-grants.js";
import { madeEntitlement } from "./made-entitlement.js";
import { oldEntitlement } from "./old-entitlement.js";
import type { Survey } from "./survey.js";
import { translateApp, translateGroup, translateUser } from "./translate.js";

/** What is granted in that connector's files, and to what. */
const grantedTo: Readonly<Record<string, readonly string[]>> = { group: ["user"], app: ["user", "group"] };

/**
 * The records of a c1z of baton-jumpcloud as a sync would have made them of the same organisation: with ids of three
 * parts, administrators beside users where `match` tells them, and apps that come through groups marked so.
 *
 * Throws C1zError, as do the grants while they are iterated.
 */
export function batonJumpcloudRecords(
  tables: Tables,
  { found, admins, tally }: { found: Survey; admins: Administration; tally: LeftOutTally },
): ImportedRecords {
  const places = orderedPlaces(placesOf(tables, found, admins), tables.name);
  const entitlements: Entitlement[] = [];
  const types = new Set<string>();
  for (const place of places) {
    types.add(place.id.resourceType);
    if (place.id.resourceType === "user" || place.id.resourceType === "admin_user") continue;
    const entitlement = madeEntitlement(place.find());
    if (entitlement !== undefined) entitlements.push(entitlement);
  }
  return {
    resourceTypes: resourceTypes.filter(({ id }) => types.has(id)),
    resources: { [Symbol.iterator]: () => foundAt(places) },
    entitlements: entitlements.sort(compareEntitlements),
    grants: { [Symbol.asyncIterator]: () => grantsOf(tables, { found, admins, entitlements, tally }) },
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

async function* grantsOf(
  tables: Tables,
  {
    found,
    admins,
    entitlements,
    tally,
  }: { found: Survey; admins: Administration; entitlements: readonly Entitlement[]; tally: LeftOutTally },
): AsyncGenerator<readonly Grant[]> {
  const apps = new AppGrants((group) => tables.all(tables.usersWith(oldEntitlement(group))), { tally });
  const holdersOf = new Map(admins.roles.map(({ role, holders }) => [role.id.resource, holders]));
  for (const { resource, id } of entitlements) {
    const { resourceType, resource: resourceId } = resource.id;
    const isAdministration = resourceType === "app" && resourceId === administrationAppId.resource;
    const accounts = isAdministration
      ? admins.administrators.map((one) => one.id.resource)
      : holdersOf.get(resourceId);
    if (accounts !== undefined && (isAdministration || resourceType === "role")) {
      const principals = accounts.map((account) => ({ resourceType: "admin_user", resource: account }));
      yield orderedGrants(plain({ resource, id }, principals), tables.name);
      continue;
    }
    const held = await tables.all(tables.grants(oldEntitlement(resource.id)));
    const principals = held.flatMap(({ principal, id: called }) => {
      const reason = whyNot(principal.id, { resourceType, found });
      if (reason === undefined) return [principal.id];
      tally.add(reason, called);
      return [];
    });
    const grants =
      resourceType === "app" ? await apps.of(resource.id, principals) : plain({ resource, id }, principals);
    yield orderedGrants(grants, tables.name);
  }
  tally.addMany("grant_of_absent_entitlement", tables.grantsNotAskedFor());
}

/** Why a grant of a resource of this type cannot go to the principal; `undefined` where it can. */
function whyNot(
  { resourceType: type, resource }: ResourceId,
  { resourceType, found }: { resourceType: string; found: Survey },
): LeftOutCode | undefined {
  const isAdministrator = type === "user" && found.administrators.has(resource);
  if (isAdministrator || !grantedTo[resourceType]?.includes(type)) return "grant_to_other_type";
  const held = type === "group" ? found.groups : found.users;
  return held.has(resource) ? undefined : "grant_to_absent_principal";
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
