/** A field's number, and its type: "[]" behind it for a list, "{}" for a map from strings. */
type Field = readonly [number: number, type: string];

/**
 * The fields of `c1.connector.v2` that a record of ours can have, those that older connectors put into traits
 * included; names, numbers and types as of baton-sdk v0.25. A type is a scalar, a well-known one, or one of these
 * messages or `enums`, whose names say in which message they are declared.
 */
export const messages = {
  ResourceId: { resource_type: [1, "string"], resource: [2, "string"], baton_resource: [3, "bool"] },
  AssetRef: { id: [1, "string"] },
  ResourceType: {
    id: [1, "string"],
    display_name: [2, "string"],
    traits: [3, "ResourceType.Trait[]"],
    annotations: [4, "Any[]"],
    description: [5, "string"],
    sourced_externally: [6, "bool"],
  },
  Status: { status: [1, "Status.ResourceStatus"], details: [2, "string"] },
  Resource: {
    id: [1, "ResourceId"],
    parent_resource_id: [2, "ResourceId"],
    display_name: [3, "string"],
    annotations: [4, "Any[]"],
    description: [5, "string"],
    baton_resource: [6, "bool"],
    profile: [9, "Struct"],
    icon: [10, "AssetRef"],
    status: [11, "Status"],
    created_at: [12, "Timestamp"],
  },
  Entitlement: {
    resource: [1, "Resource"],
    id: [2, "string"],
    display_name: [3, "string"],
    description: [4, "string"],
    grantable_to: [5, "ResourceType[]"],
    annotations: [6, "Any[]"],
    purpose: [7, "Entitlement.PurposeValue"],
    slug: [8, "string"],
  },
  GrantSources: { sources: [1, "GrantSources.GrantSource{}"] },
  "GrantSources.GrantSource": { is_direct: [1, "bool"] },
  Grant: {
    entitlement: [1, "Entitlement"],
    principal: [2, "Resource"],
    id: [3, "string"],
    annotations: [4, "Any[]"],
    sources: [5, "GrantSources"],
  },
  UserTrait: {
    emails: [1, "UserTrait.Email[]"],
    status: [2, "UserTrait.Status"],
    profile: [3, "Struct"],
    icon: [4, "AssetRef"],
    account_type: [5, "UserTrait.AccountType"],
    login: [6, "string"],
    login_aliases: [7, "string[]"],
    created_at: [8, "Timestamp"],
    last_login: [9, "Timestamp"],
    mfa_status: [10, "UserTrait.MFAStatus"],
    sso_status: [11, "UserTrait.SSOStatus"],
    structured_name: [12, "UserTrait.StructuredName"],
    employee_ids: [13, "string[]"],
  },
  "UserTrait.Email": { address: [1, "string"], is_primary: [2, "bool"] },
  "UserTrait.Status": { status: [1, "UserTrait.Status.Status"], details: [2, "string"] },
  "UserTrait.MFAStatus": { mfa_enabled: [1, "bool"] },
  "UserTrait.SSOStatus": { sso_enabled: [1, "bool"] },
  "UserTrait.StructuredName": {
    given_name: [1, "string"],
    family_name: [2, "string"],
    middle_names: [3, "string[]"],
    prefix: [4, "string"],
    suffix: [5, "string"],
  },
  GroupTrait: {
    icon: [1, "AssetRef"],
    profile: [2, "Struct"],
    group_source_type: [3, "string"],
    raw_group_source_type: [4, "string"],
  },
  RoleTrait: { profile: [1, "Struct"] },
  AppTrait: {
    help_url: [1, "string"],
    icon: [2, "AssetRef"],
    logo: [3, "AssetRef"],
    profile: [4, "Struct"],
    flags: [5, "AppTrait.AppFlag[]"],
    app_source_type: [6, "string"],
    raw_app_source_type: [7, "string"],
  },
  RawId: { id: [1, "string"] },
  V1Identifier: { id: [1, "string"] },
  ExternalLink: { url: [1, "string"] },
  SkipEntitlementsAndGrants: {},
  EntitlementImmutable: { source_id: [1, "string"], metadata: [2, "Struct"] },
  GrantExpandable: {
    entitlement_ids: [1, "string[]"],
    shallow: [2, "bool"],
    resource_type_ids: [3, "string[]"],
  },
  GrantImmutable: { source_id: [1, "string"], metadata: [2, "Struct"] },
  GrantMetadata: { metadata: [1, "Struct"] },
} as const satisfies Record<string, Record<string, Field>>;

export type MessageName = keyof typeof messages;

/** The values of enums in the order of their numbers, from 0 on. */
export const enums = {
  "ResourceType.Trait": [
    "TRAIT_UNSPECIFIED",
    "TRAIT_USER",
    "TRAIT_GROUP",
    "TRAIT_ROLE",
    "TRAIT_APP",
    "TRAIT_SECRET",
    "TRAIT_SECURITY_INSIGHT",
    "TRAIT_SCOPE_BINDING",
    "TRAIT_VENDOR",
    "TRAIT_VENDOR_AGREEMENT",
    "TRAIT_LICENSE_PROFILE",
    "TRAIT_AGENT",
    "TRAIT_MANAGED_DEVICE",
  ],
  "Status.ResourceStatus": [
    "RESOURCE_STATUS_UNSPECIFIED",
    "RESOURCE_STATUS_ENABLED",
    "RESOURCE_STATUS_DISABLED",
    "RESOURCE_STATUS_DELETED",
  ],
  "Entitlement.PurposeValue": [
    "PURPOSE_VALUE_UNSPECIFIED",
    "PURPOSE_VALUE_ASSIGNMENT",
    "PURPOSE_VALUE_PERMISSION",
    "PURPOSE_VALUE_OWNERSHIP",
  ],
  "UserTrait.AccountType": [
    "ACCOUNT_TYPE_UNSPECIFIED",
    "ACCOUNT_TYPE_HUMAN",
    "ACCOUNT_TYPE_SERVICE",
    "ACCOUNT_TYPE_SYSTEM",
  ],
  "UserTrait.Status.Status": ["STATUS_UNSPECIFIED", "STATUS_ENABLED", "STATUS_DISABLED", "STATUS_DELETED"],
  "AppTrait.AppFlag": [
    "APP_FLAG_UNSPECIFIED",
    "APP_FLAG_HIDDEN",
    "APP_FLAG_INACTIVE",
    "APP_FLAG_SAML",
    "APP_FLAG_OIDC",
    "APP_FLAG_BOOKMARK",
  ],
} as const satisfies Record<string, readonly string[]>;
