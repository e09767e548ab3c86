import { administrationAppId } from "../../model/administration-app.js";
import { annotationType } from "../../model/annotation.js";
import { type Entitlement, entitlementId } from "../../model/entitlement.js";
import type { Resource } from "../../model/resource.js";
import type { ResourceType } from "../../model/resource-type.js";
import { DISPLAY_NAME_BYTES, fitText } from "../../model/text.js";

// What a sync says of its types, and of the entitlement that each resource of one has, whatever the organisation is. The
// Go connector says it in other words: taken over, each would look like a change of every group and app.

const accounts = [{ "@type": annotationType("SkipEntitlementsAndGrants") }];

/** The resource types of JumpCloud, in the order of their ids. */
export const resourceTypes: readonly ResourceType[] = [
  {
    id: "admin_user",
    displayName: "Administrator",
    traits: ["TRAIT_USER"],
    annotations: accounts,
    description: "An account of JumpCloud's admin portal: of an administrator, or a service account",
  },
  {
    id: "app",
    displayName: "App",
    traits: ["TRAIT_APP"],
    description: "An application that JumpCloud signs its users in to",
  },
  {
    id: "group",
    displayName: "Group",
    traits: ["TRAIT_GROUP"],
    description: "A user group of JumpCloud",
  },
  {
    id: "role",
    displayName: "Role",
    traits: ["TRAIT_ROLE"],
    description: "A role of JumpCloud's administrators",
  },
  {
    id: "user",
    displayName: "User",
    traits: ["TRAIT_USER"],
    annotations: accounts,
    description: "A directory user of JumpCloud",
  },
];

interface Form {
  slug: string;
  purpose: Entitlement["purpose"];
  grantableTo: readonly string[];
  title: string;
  describe(name: string): string;
  isImmutable?: true;
}

const forms: Readonly<Record<string, Form>> = {
  group: {
    slug: "member",
    purpose: "PURPOSE_VALUE_ASSIGNMENT",
    grantableTo: ["user"],
    title: "Group Member",
    describe: (name) => `Member of ${name} in JumpCloud`,
  },
  app: {
    slug: "access",
    purpose: "PURPOSE_VALUE_ASSIGNMENT",
    grantableTo: ["user", "group"],
    title: "App Access",
    describe: (name) => `Access to ${name} in JumpCloud`,
  },
  role: {
    slug: "member",
    purpose: "PURPOSE_VALUE_PERMISSION",
    grantableTo: ["admin_user"],
    title: "Role Member",
    describe: (name) => `Member of the ${name} role in JumpCloud`,
    isImmutable: true,
  },
};

const administration: Form = {
  slug: "access",
  purpose: "PURPOSE_VALUE_ASSIGNMENT",
  grantableTo: ["admin_user"],
  title: "App Access",
  describe: (name) => `Access to ${name}`,
  isImmutable: true,
};

/** The app that every administrator account has access to. */
export const administrationApp: Resource = {
  id: administrationAppId,
  displayName: "JumpCloud Administration",
  annotations: [{ "@type": annotationType("AppTrait") }],
  description: "The administration of the JumpCloud organisation: every administrator account has access",
};

/** What the one entitlement of a type's resources is called in ids; `undefined` for accounts, which have none. */
export function slugOfType(resourceType: string): string | undefined {
  return Object.hasOwn(forms, resourceType) ? forms[resourceType]?.slug : undefined;
}

/** The entitlement of a resource as a sync makes it; `undefined` of an account. */
export function knownEntitlement({ id, displayName }: Resource): Entitlement | undefined {
  const isAdministration = id.resource === administrationAppId.resource && id.resourceType === "app";
  const form = isAdministration ? administration : forms[id.resourceType];
  if (form === undefined) return undefined;
  const title = ` ${form.title}`;
  return {
    resource: { id },
    id: entitlementId(id, form.slug),
    displayName: `${fitText(displayName, DISPLAY_NAME_BYTES - Buffer.byteLength(title))}${title}`,
    description: form.describe(displayName),
    grantableTo: form.grantableTo.map((type) => ({ id: type })),
    ...(form.isImmutable && { annotations: [{ "@type": annotationType("EntitlementImmutable") }] }),
    purpose: form.purpose,
    slug: form.slug,
  };
}
