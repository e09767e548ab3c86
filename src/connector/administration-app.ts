import { administrationAppId } from "../model/administration-app.js";
import { annotationType } from "../model/annotation.js";
import type { Resource } from "../model/resource.js";

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
