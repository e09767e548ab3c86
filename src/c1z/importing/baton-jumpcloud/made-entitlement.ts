import { type EntitlementForm, entitlementOf } from "../../../connector/entitlement.js";
import {
  administrationAccess,
  appAccess,
  groupMembership,
  roleMembership,
} from "../../../connector/entitlement-forms.js";
import { administrationAppId } from "../../../model/administration-app.js";
import type { Entitlement } from "../../../model/entitlement.js";
import type { Resource } from "../../../model/resource.js";

const forms: Readonly<Record<string, EntitlementForm>> = {
  group: groupMembership,
  app: appAccess,
  role: roleMembership,
};

/**
 * The entitlement of a resource as a sync makes it; `undefined` of an account. The Go connector says it in other words:
 * taken over, each would look like a change of every group and app.
 */
export function madeEntitlement(resource: Resource): Entitlement | undefined {
  const { resourceType, resource: id } = resource.id;
  const isAdministration = resourceType === "app" && id === administrationAppId.resource;
  const form = isAdministration ? administrationAccess : forms[resourceType];
  return form === undefined ? undefined : entitlementOf(resource, form).entitlement;
}
