import type { EdgeChange } from "../jumpcloud/changes.js";
import { administrationAppId } from "../model/administration-app.js";
import { entitlementId, entitlementResource } from "../model/entitlement.js";
import { plainText } from "../model/plain-text.js";
import { type ResourceId, resourceKey } from "../model/resource-id.js";
import type { AccessChange } from "./access-change.js";
import { NotGrantableError } from "./errors.js";

const ADMINISTRATORS = "Admin Portal > Settings > Administrators";
/** As it can stand in a path without meaning something else there. */
const ASKABLE = /^[A-Za-z0-9_-]{1,64}$/;

/** What can be granted, and to whom: the slug of the one entitlement, JumpCloud's word for either end. */
const grantable = {
  group: { slug: "member", type: "user_group", to: new Map([["user", "user"]] as const) },
  app: {
    slug: "access",
    type: "application",
    to: new Map([
      ["user", "user"],
      ["group", "user_group"],
    ] as const),
  },
} as const;

/** The slug of the one entitlement of each type; a role's too, to say of it that it cannot be granted here. */
export const entitlementSlugs: ReadonlyMap<string, string> = new Map([
  ["group", grantable.group.slug],
  ["app", grantable.app.slug],
  ["role", "member"],
]);

/** The edge that a change adds or removes. Throws NotGrantableError. */
export function edgeOf({ action, entitlement, principal }: AccessChange): EdgeChange {
  const resource = entitlementResource(entitlement);
  const { resourceType, resource: id } = resource;
  if (resourceType === "role") {
    throw new NotGrantableError(
      `${plainText(entitlement)} is a role of administrators, and those are not changed by this command: ${ADMINISTRATORS}`,
    );
  }
  if (id === administrationAppId.resource) {
    throw new NotGrantableError(
      `${plainText(entitlement)} stands for the administration of JumpCloud, which every administrator has: ${ADMINISTRATORS}`,
    );
  }
  const kind = resourceType === "group" || resourceType === "app" ? grantable[resourceType] : undefined;
  if (kind === undefined || entitlement !== entitlementId(resource, kind.slug) || !ASKABLE.test(id)) {
    throw new NotGrantableError(
      `"${plainText(entitlement)}" is nothing that can be granted: that is group:ID:member and app:ID:access`,
    );
  }
  const takers: ReadonlyMap<string, "user" | "user_group"> = kind.to;
  const type = takers.get(principal.resourceType);
  if (type === undefined || !ASKABLE.test(principal.resource)) {
    throw new NotGrantableError(
      `"${plainText(resourceKey(principal))}" cannot have ${entitlement}: that goes to ${whom(takers)}`,
    );
  }
  return {
    op: action === "grant" ? "add" : "remove",
    of: { type: kind.type, id },
    to: { type, id: principal.resource },
  };
}

/** "user:ID or group:ID" */
function whom(takers: ReadonlyMap<string, unknown>): string {
  return [...takers.keys()].map((type) => `${type}:ID`).join(" or ");
}

/** A resource of a sync file by JumpCloud's word for its type. */
export function resourceIdOf({ type, id }: { type: string; id: string }): ResourceId {
  const resourceType = type === "user_group" ? "group" : type === "application" ? "app" : type;
  return { resourceType, resource: id };
}
