import type { UserTrait } from "../model/annotation.js";
import type { Resource } from "../model/resource.js";
import { type ResourceId, resourceKey } from "../model/resource-id.js";

/** Whether an account can be used; `unknown` where nothing was read about it. */
export type AccountState = "enabled" | "disabled" | "unknown";

/** One account of a person, as far as readers ask for it. */
export interface Account {
  id: ResourceId;
  /** "user:5f3c…" */
  key: string;
  displayName: string;
  email?: string;
  username?: string;
  state: AccountState;
  /** "suspended", "locked", "staged" … */
  stateDetails?: string;
  /** Absent where it is not known. */
  hasMfa?: boolean;
  /** The account of the other type that belongs to the same person. */
  linkedKey?: string;
  /** How that is known: "user_admin_id" or "email". */
  linkBasis?: string;
}

/** Resource types that are accounts, and where each names the other one. */
const links: Readonly<Record<string, { profileKey: string; resourceType: string }>> = {
  user: { profileKey: "linked_admin_id", resourceType: "admin_user" },
  admin_user: { profileKey: "linked_user_id", resourceType: "user" },
};

/** The account that a resource is; `undefined` when its trait is not that of users. */
export function accountOf(resource: Resource): Account | undefined {
  const trait = userTraitOf(resource);
  if (trait === undefined) return undefined;
  const { id, displayName, status } = resource;
  const email = profileText(resource, "email") ?? primaryEmail(trait);
  const username = profileText(resource, "username") ?? trait.login;
  const link = links[id.resourceType];
  const linked = link && profileText(resource, link.profileKey);
  const linkBasis = profileText(resource, "link_basis");
  const isMfaKnown = trait.mfaStatus !== undefined;
  return {
    id,
    key: resourceKey(id),
    displayName,
    ...(email !== undefined && { email }),
    ...(username !== undefined && { username }),
    state: stateOf(status?.status),
    ...(status?.details !== undefined && { stateDetails: status.details }),
    ...(isMfaKnown && { hasMfa: trait.mfaStatus?.mfaEnabled === true }),
    ...(link && linked && { linkedKey: resourceKey({ resourceType: link.resourceType, resource: linked }) }),
    ...(linkBasis !== undefined && { linkBasis }),
  };
}

/** The trait that makes a resource an account. */
export function userTraitOf({ annotations }: Resource): UserTrait | undefined {
  return annotations.find(isUserTrait);
}

/** A text of the profile; `undefined` when it is missing, empty, or something else than a text. */
export function profileText({ profile }: Pick<Resource, "profile">, key: string): string | undefined {
  if (profile === undefined || !Object.hasOwn(profile, key)) return undefined;
  const value = profile[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isUserTrait(annotation: Resource["annotations"][number]): annotation is UserTrait {
  return annotation["@type"] === "type.googleapis.com/c1.connector.v2.UserTrait";
}

function primaryEmail({ emails }: UserTrait): string | undefined {
  return (emails?.find(({ isPrimary }) => isPrimary) ?? emails?.[0])?.address;
}

function stateOf(status: NonNullable<Resource["status"]>["status"] | undefined): AccountState {
  if (status === undefined) return "unknown";
  return status === "RESOURCE_STATUS_ENABLED" ? "enabled" : "disabled";
}
