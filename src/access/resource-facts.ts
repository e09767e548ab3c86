import { annotationType } from "../model/annotation.js";
import type { Resource } from "../model/resource.js";
import { accountOf, profileText, userTraitOf } from "./account.js";
import type { NamedResource } from "./privileged.js";

/** What people ask of a resource first. */
export interface ResourceFacts extends NamedResource {
  /** "enabled", "disabled" or "deleted"; absent for a resource that has no status. */
  status?: string;
  /** What qualifies it: why it is disabled, how a group is filled, how an app signs in. Empty for most. */
  details: readonly string[];
  email?: string;
  username?: string;
}

export function factsOf(resource: Resource): ResourceFacts {
  const account = accountOf(resource);
  const email = account?.email ?? profileText(resource, "email");
  const username = account?.username;
  const status = resource.status && wordOf(resource.status.status, "RESOURCE_STATUS_");
  return {
    id: resource.id,
    displayName: resource.displayName,
    ...(status !== undefined && { status }),
    details: [
      ...(resource.status?.details === undefined ? [] : [resource.status.details]),
      ...kind(resource),
    ],
    ...(email !== undefined && { email }),
    ...(username !== undefined && { username }),
  };
}

/** "TRAIT_USER" without "TRAIT_", as people write it. */
export function wordOf(constant: string, prefix: string): string {
  return constant.slice(constant.startsWith(prefix) ? prefix.length : 0).toLowerCase();
}

function kind(resource: Resource): string[] {
  if (userTraitOf(resource)?.accountType === "ACCOUNT_TYPE_SERVICE") return ["service account"];
  for (const annotation of resource.annotations) {
    if (annotation["@type"] === annotationType("AppTrait")) {
      return annotation.flags?.map((flag) => wordOf(flag, "APP_FLAG_")) ?? [];
    }
    if (annotation["@type"] === annotationType("GroupTrait")) {
      const isStatic = profileText(resource, "membership_method") === "STATIC";
      return annotation.groupSourceType === undefined
        ? isStatic
          ? ["static"]
          : []
        : [annotation.groupSourceType];
    }
  }
  return [];
}
