import { annotationType } from "../model/annotation.js";
import type { ResourceType } from "../model/resource-type.js";
import type { TypeName } from "../model/what-is-read.js";

// What a sync says of its types, whatever the organisation is.

export const adminUserType: ResourceType = {
  id: "admin_user",
  displayName: "Administrator",
  traits: ["TRAIT_USER"],
  annotations: [{ "@type": annotationType("SkipEntitlementsAndGrants") }],
  description: "An account of JumpCloud's admin portal: of an administrator, or a service account",
};

export const appType: ResourceType = {
  id: "app",
  displayName: "App",
  traits: ["TRAIT_APP"],
  description: "An application that JumpCloud signs its users in to",
};

export const groupType: ResourceType = {
  id: "group",
  displayName: "Group",
  traits: ["TRAIT_GROUP"],
  description: "A user group of JumpCloud",
};

export const roleType: ResourceType = {
  id: "role",
  displayName: "Role",
  traits: ["TRAIT_ROLE"],
  description: "A role of JumpCloud's administrators",
};

export const userType: ResourceType = {
  id: "user",
  displayName: "User",
  traits: ["TRAIT_USER"],
  annotations: [{ "@type": annotationType("SkipEntitlementsAndGrants") }],
  description: "A directory user of JumpCloud",
};

const byName: Readonly<Record<TypeName, ResourceType>> = {
  admin_user: adminUserType,
  app: appType,
  group: groupType,
  role: roleType,
  user: userType,
};

/** In the order of their ids. */
export const resourceTypes: readonly ResourceType[] = Object.values(byName);
