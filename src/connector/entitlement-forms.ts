import type { EntitlementForm } from "./entitlement.js";

/** As that of a group whose members are chosen one by one. */
export const groupMembership: EntitlementForm = {
  slug: "member",
  purpose: "PURPOSE_VALUE_ASSIGNMENT",
  grantableTo: ["user"],
  title: "Group Member",
  description: "Member of {name} in JumpCloud",
  change: "requestable",
};

export const appAccess: EntitlementForm = {
  slug: "access",
  purpose: "PURPOSE_VALUE_ASSIGNMENT",
  grantableTo: ["user", "group"],
  title: "App Access",
  description: "Access to {name} in JumpCloud",
  change: "requestable",
};

/** An administrator's roles are set all at once, by an Administrator With Billing. */
export const roleMembership: EntitlementForm = {
  slug: "member",
  purpose: "PURPOSE_VALUE_PERMISSION",
  grantableTo: ["admin_user"],
  title: "Role Member",
  description: "Member of the {name} role in JumpCloud",
  change: "immutable",
};

/** Whoever is an administrator has it, and only the end of the account takes it away. */
export const administrationAccess: EntitlementForm = {
  slug: "access",
  purpose: "PURPOSE_VALUE_ASSIGNMENT",
  grantableTo: ["admin_user"],
  title: "App Access",
  description: "Access to {name}",
  change: "immutable",
};
