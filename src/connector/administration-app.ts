import { administrationAppId } from "../model/administration-app.js";
import { annotationType } from "../model/annotation.js";
import type { Resource } from "../model/resource.js";
import type { EntitlementForm } from "./entitlement.js";

/**
 * An app of our own that every administrator account has access to: ConductorOne shows who may administer JumpCloud
 * as it shows who may use any other app.
 */
export const administrationApp: Resource = {
  id: administrationAppId,
  displayName: "JumpCloud Administration",
  annotations: [{ "@type": annotationType("AppTrait") }],
  description: "The administration of the JumpCloud organisation: every administrator account has access",
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
