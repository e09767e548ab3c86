/**
 * The messages of c1.connector.v2 that stand in a sync file, written down by hand from their .proto files: every field
 * in the order of its declaration, with its type and its limits in bytes. Independent of the schemas in src/model, so
 * that a mistake there shows.
 */
export type FieldType =
  | { kind: "string"; minBytes?: number; maxBytes?: number; https?: true; email?: true }
  | { kind: "enum"; values: readonly string[] }
  | { kind: "true" }
  | { kind: "timestamp" }
  | { kind: "struct" }
  | { kind: "message"; message: string }
  | { kind: "list"; of: FieldType; minItems?: number; unique?: true }
  | { kind: "map"; of: FieldType }
  | { kind: "annotations" };

export interface Field {
  name: string;
  type: FieldType;
  required?: true;
}

const text = (maxBytes?: number): FieldType => ({ kind: "string", ...(maxBytes && { maxBytes }) });
const id: FieldType = { kind: "string", minBytes: 1, maxBytes: 1024 };
const message = (name: string): FieldType => ({ kind: "message", message: name });
const list = (of: FieldType): FieldType => ({ kind: "list", of });
const field = (name: string, type: FieldType): Field => ({ name, type });
const required = (name: string, type: FieldType): Field => ({ name, type, required: true });

export const messages: Readonly<Record<string, readonly Field[]>> = {
  ResourceType: [
    required("id", id),
    field("displayName", text(1024)),
    field("traits", {
      kind: "list",
      unique: true,
      of: { kind: "enum", values: ["TRAIT_USER", "TRAIT_GROUP", "TRAIT_ROLE", "TRAIT_APP", "TRAIT_SECRET"] },
    }),
    field("annotations", { kind: "annotations" }),
    field("description", text(4096)),
    field("sourcedExternally", { kind: "true" }),
  ],
  ResourceId: [required("resourceType", id), required("resource", id)],
  Resource: [
    required("id", message("ResourceId")),
    field("parentResourceId", message("ResourceId")),
    field("displayName", text(1024)),
    field("annotations", { kind: "annotations" }),
    field("description", text(2048)),
    field("profile", { kind: "struct" }),
    field("status", message("Status")),
    field("createdAt", { kind: "timestamp" }),
  ],
  Status: [
    field("status", {
      kind: "enum",
      values: ["RESOURCE_STATUS_ENABLED", "RESOURCE_STATUS_DISABLED", "RESOURCE_STATUS_DELETED"],
    }),
    field("details", text(1024)),
  ],
  // A reference to a resource: nothing but its id.
  ThinResource: [required("id", message("ResourceId"))],
  ThinResourceType: [required("id", id)],
  Entitlement: [
    required("resource", message("ThinResource")),
    required("id", id),
    field("displayName", text()),
    field("description", text(2048)),
    field("grantableTo", list(message("ThinResourceType"))),
    field("annotations", { kind: "annotations" }),
    field("purpose", {
      kind: "enum",
      values: ["PURPOSE_VALUE_ASSIGNMENT", "PURPOSE_VALUE_PERMISSION", "PURPOSE_VALUE_OWNERSHIP"],
    }),
    field("slug", text()),
  ],
  ThinEntitlement: [required("resource", message("ThinResource")), required("id", id)],
  Grant: [
    required("entitlement", message("ThinEntitlement")),
    required("principal", message("ThinResource")),
    required("id", id),
    field("sources", message("GrantSources")),
    field("annotations", { kind: "annotations" }),
  ],
  GrantSources: [field("sources", { kind: "map", of: message("GrantSource") })],
  GrantSource: [field("isDirect", { kind: "true" })],

  // Annotations
  UserTrait: [
    field("emails", list(message("Email"))),
    field("accountType", {
      kind: "enum",
      values: ["ACCOUNT_TYPE_HUMAN", "ACCOUNT_TYPE_SERVICE", "ACCOUNT_TYPE_SYSTEM"],
    }),
    field("login", text()),
    field("loginAliases", list(text())),
    field("employeeIds", list(text())),
    field("createdAt", { kind: "timestamp" }),
    field("lastLogin", { kind: "timestamp" }),
    field("mfaStatus", message("MfaStatus")),
    field("structuredName", message("StructuredName")),
  ],
  Email: [required("address", { kind: "string", email: true }), field("isPrimary", { kind: "true" })],
  MfaStatus: [field("mfaEnabled", { kind: "true" })],
  StructuredName: [
    field("givenName", text()),
    field("familyName", text()),
    field("middleNames", list(text())),
    field("prefix", text()),
    field("suffix", text()),
  ],
  GroupTrait: [field("groupSourceType", text(64)), field("rawGroupSourceType", text(256))],
  RoleTrait: [],
  AppTrait: [
    field("helpUrl", { kind: "string", maxBytes: 1024, https: true }),
    field("flags", {
      kind: "list",
      unique: true,
      of: {
        kind: "enum",
        values: [
          "APP_FLAG_HIDDEN",
          "APP_FLAG_INACTIVE",
          "APP_FLAG_SAML",
          "APP_FLAG_OIDC",
          "APP_FLAG_BOOKMARK",
        ],
      },
    }),
    field("appSourceType", text(64)),
    field("rawAppSourceType", text(256)),
  ],
  RawId: [field("id", text())],
  ExternalLink: [required("url", { kind: "string", maxBytes: 1024, https: true })],
  SkipEntitlementsAndGrants: [],
  EntitlementImmutable: [],
  GrantImmutable: [],
  GrantMetadata: [field("metadata", { kind: "struct" })],
  GrantExpandable: [
    required("entitlementIds", { kind: "list", of: id, minItems: 1, unique: true }),
    field("shallow", { kind: "true" }),
    field("resourceTypeIds", { kind: "list", of: id, unique: true }),
  ],
};

/** Which annotations a message may carry, in the order in which they stand. */
export const annotationsOf: Readonly<Record<string, readonly string[]>> = {
  ResourceType: ["SkipEntitlementsAndGrants"],
  Resource: ["UserTrait", "GroupTrait", "RoleTrait", "AppTrait", "RawId", "ExternalLink"],
  Entitlement: ["EntitlementImmutable"],
  Grant: ["GrantExpandable", "GrantImmutable", "GrantMetadata"],
};
