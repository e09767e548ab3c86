import { profileText } from "../../access/account.js";
import { profileFlag } from "../../access/account-facts.js";
import { annotationType, type ResourceAnnotation } from "../../model/annotation.js";
import type { Resource } from "../../model/resource.js";

/** A group, app or role as baton-file thinks of it. */
export interface BatonResource {
  resourceType: string;
  trait: "group" | "app" | "role";
  displayName: string;
  description: string | undefined;
  /** Texts only. */
  profile: Readonly<Record<string, string>>;
}

const traits = new Map<ResourceAnnotation["@type"], BatonResource["trait"]>([
  [annotationType("GroupTrait"), "group"],
  [annotationType("AppTrait"), "app"],
  [annotationType("RoleTrait"), "role"],
]);

/** What a resource is; `undefined` when it is no group, app or role. */
export function batonResource(resource: Resource): BatonResource | undefined {
  const trait = resource.annotations.map((annotation) => traits.get(annotation["@type"])).find(Boolean);
  if (trait === undefined) return undefined;
  const { id, displayName, description } = resource;
  const isActive = profileFlag(resource, "active");
  const texts = [
    ["email", profileText(resource, "email")],
    ["membership_method", profileText(resource, "membership_method")],
    ["sso_type", profileText(resource, "sso_type")],
    ["active", isActive === undefined ? undefined : String(isActive)],
  ] as const;
  return {
    resourceType: id.resourceType,
    trait,
    displayName,
    description,
    profile: Object.fromEntries(texts.flatMap(([key, text]) => (text === undefined ? [] : [[key, text]]))),
  };
}
