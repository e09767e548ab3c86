import { z } from "zod";
import { structSchema } from "./struct.js";

const PREFIX = "type.googleapis.com/c1.connector.v2.";

/** The `@type` of an annotation, as protobuf's Any prints it. */
export type AnnotationType<Name extends string> = `${typeof PREFIX}${Name}`;

function annotation<Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) {
  const type: AnnotationType<Name> = `${PREFIX}${name}`;
  return z.object({ "@type": z.literal(type), ...shape });
}

// The keys of every object below stand in the order in which the .proto declares them: zod keeps the order of a
// schema's shape, so a parsed record prints canonically. Keys that a schema does not name are ignored, as by every
// reader of a sync file.
const userTraitSchema = annotation("UserTrait", {
  emails: z
    .array(z.object({ address: z.string().min(1), isPrimary: z.literal(true).optional() }))
    .min(1)
    .optional(),
  accountType: z.enum(["ACCOUNT_TYPE_HUMAN", "ACCOUNT_TYPE_SERVICE", "ACCOUNT_TYPE_SYSTEM"]).optional(),
  login: z.string().min(1).optional(),
  loginAliases: z.array(z.string().min(1)).min(1).optional(),
  employeeIds: z.array(z.string().min(1)).min(1).optional(),
  lastLogin: z.string().optional(),
  /** `{}` is a known false; a missing one is unknown. */
  mfaStatus: z.object({ mfaEnabled: z.literal(true).optional() }).optional(),
  structuredName: z
    .strictObject({
      givenName: z.string().min(1).optional(),
      familyName: z.string().min(1).optional(),
      middleNames: z.array(z.string().min(1)).min(1).optional(),
    })
    .optional(),
});
export type UserTrait = z.infer<typeof userTraitSchema>;

const groupTraitSchema = annotation("GroupTrait", {
  groupSourceType: z.string().min(1).optional(),
  rawGroupSourceType: z.string().min(1).optional(),
});
export type GroupTrait = z.infer<typeof groupTraitSchema>;

/** In the order of the enum, in which they stand in a trait too. */
export const appFlagSchema = z.enum([
  "APP_FLAG_HIDDEN",
  "APP_FLAG_INACTIVE",
  "APP_FLAG_SAML",
  "APP_FLAG_OIDC",
  "APP_FLAG_BOOKMARK",
]);
export type AppFlag = z.infer<typeof appFlagSchema>;

const appTraitSchema = annotation("AppTrait", {
  helpUrl: z.string().startsWith("https://").optional(),
  flags: z.array(appFlagSchema).min(1).optional(),
  appSourceType: z.string().min(1).optional(),
  rawAppSourceType: z.string().min(1).optional(),
});
export type AppTrait = z.infer<typeof appTraitSchema>;

/** What may stand on a resource. The trait comes first, then RawId, then ExternalLink. */
export const resourceAnnotationSchema = z.discriminatedUnion("@type", [
  userTraitSchema,
  groupTraitSchema,
  appTraitSchema,
  annotation("RoleTrait", {}),
  annotation("RawId", { id: z.string().min(1) }),
  annotation("ExternalLink", { url: z.string().startsWith("https://") }),
]);
export type ResourceAnnotation = z.infer<typeof resourceAnnotationSchema>;

/** What may stand on a resource type. */
export const resourceTypeAnnotationSchema = z.discriminatedUnion("@type", [
  annotation("SkipEntitlementsAndGrants", {}),
]);

/** What may stand on an entitlement. */
export const entitlementAnnotationSchema = z.discriminatedUnion("@type", [
  annotation("EntitlementImmutable", {}),
]);

/** What may stand on a grant, in this order. */
export const grantAnnotationSchema = z.discriminatedUnion("@type", [
  annotation("GrantExpandable", {
    entitlementIds: z.array(z.string().min(1)).min(1),
    resourceTypeIds: z.array(z.string().min(1)).min(1).optional(),
  }),
  annotation("GrantImmutable", {
    sourceId: z.string().min(1).optional(),
  }),
  annotation("GrantMetadata", { metadata: structSchema.optional() }),
]);
export type GrantAnnotation = z.infer<typeof grantAnnotationSchema>;

/** The full `@type` of the annotation with this short name. */
export function annotationType<Name extends string>(name: Name): AnnotationType<Name> {
  return `${PREFIX}${name}`;
}
