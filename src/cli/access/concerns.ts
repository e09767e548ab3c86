import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import { unreadParts } from "../../model/unread-part.js";
import type { DoubtfulList } from "../../sync-file/doubts.js";
import { isAdministration } from "./path-words.js";
import type { PersonAccess } from "./person-access.js";
import type { ResourceAccess } from "./resource-access.js";
import { listUncertainties, methodUncertainties, type Trust, type Uncertainty } from "./uncertainty.js";

// What a list that is not whole may hide from an answer. Whatever is not known here concerns everything: what is said
// for nothing costs a line, what is not said may cost an auditor's trust.

/** What may be missing from what a person reaches. */
export function personUncertainties(access: PersonAccess, trust: Trust): Uncertainty[] {
  const hasMemberships = access.accounts.some(({ memberships }) => memberships.length > 0);
  return [
    ...listUncertainties(trust, (list) => concernsPerson(list, access)),
    ...(hasMemberships ? methodUncertainties(trust) : []),
  ];
}

function concernsPerson(list: DoubtfulList, { person, accounts }: PersonAccess): boolean {
  const has = (type: string) => person.accounts.some(({ id }) => id.resourceType === type);
  const memberOf = new Set(
    accounts.flatMap(({ memberships }) => memberships.map(({ resource }) => resource.resource)),
  );
  const isMember = (id: string | undefined) => id !== undefined && memberOf.has(id);
  const holdsDirectly = (id: string | undefined) =>
    accounts
      .flatMap((account) => account.access)
      .some(
        ({ resource, paths }) =>
          resource.resourceType === "app" &&
          resource.resource === id &&
          paths.some(({ kind }) => kind === "direct"),
      );
  switch (list.resourceType) {
    // An account that nothing is known of could be linked to one that has no other.
    case "user":
      return !has("user");
    // A service account is nobody's. One of the managing provider may be anybody's who has no other.
    case "admin_user":
      return !has("admin_user") && list.list !== "serviceAccounts";
    case "role":
      return has("admin_user");
    case "group":
      return has("user") && !isMember(list.id);
    case "app":
      if (!has("user")) return false;
      if (list.because !== undefined) return list.because.some(({ id }) => !isMember(id));
      return list.list !== "appUsers" || !holdsDirectly(list.id);
    default:
      return true;
  }
}

/** What may be missing from who reaches a resource. */
export function resourceUncertainties(access: ResourceAccess, trust: Trust): Uncertainty[] {
  const { resource } = access;
  return [
    ...listUncertainties(trust, (list) => concernsResource(list, access)),
    ...(isOfUsers(resource.id) ? methodUncertainties(trust) : []),
    ...(isOfUsers(resource.id)
      ? []
      : trust.manifest.notRead
          .filter(
            ({ what }) => what === unreadParts.providerAdministrators || what === unreadParts.serviceAccounts,
          )
          .map(({ what, why }) => ({
            code: "notRead" as const,
            resourceType: "admin_user",
            list: what,
            why,
          }))),
  ];
}

function concernsResource(list: DoubtfulList, { resource, groups, gives }: ResourceAccess): boolean {
  const { resourceType, resource: id } = resource.id;
  const isOwn = list.resourceType === resourceType && list.id === id;
  const isOfResources = list.id === undefined || list.list === "apps" || list.list === "groups";
  switch (list.resourceType) {
    case "user":
      return isOfUsers(resource.id);
    case "admin_user":
      return !isOfUsers(resource.id);
    case "group":
      if (resourceType === "group") return isOwn;
      if (resourceType !== "app" || !isOfUsers(resource.id)) return false;
      return isOfResources || groups.some(({ group }) => group.id.resource === list.id);
    case "app":
      if (resourceType !== "group") return isOwn;
      if (list.because !== undefined || list.list === "appUsers") return false;
      return isOfResources || !gives.some((app) => resourceKey(app.id) === `app:${list.id}`);
    case "role":
      return isOwn;
    default:
      return true;
  }
}

/** Roles, and the app that stands for administration, are held by administrators; everything else by users. */
function isOfUsers(id: ResourceId): boolean {
  return id.resourceType !== "role" && !isAdministration(id);
}
