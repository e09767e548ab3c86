import type { JsonObject, JsonValue } from "@bufbuild/protobuf";
import type { Entitlement } from "../../model/entitlement.js";
import type { Resource } from "../../model/resource.js";
import type { ResourceType } from "../../model/resource-type.js";

// A sync file says everything once, and refers by ids. Readers of a c1z look for some of it in a second place: in the
// trait what stands on the resource since 2026, and in an entitlement the name of its resource and whom it is for.

const TRAIT = /Trait$/;
const USER_TRAIT = /\.UserTrait$/;

/** The JSON of a resource whose trait says what the resource does. */
export function widenResource(resource: Resource): JsonObject {
  const json = jsonOf(resource);
  const { annotations, profile, status, createdAt } = resource;
  return {
    ...json,
    annotations: annotations.map((annotation): JsonValue => {
      const type = annotation["@type"];
      if (!TRAIT.test(type)) return jsonOf(annotation);
      const isUser = USER_TRAIT.test(type);
      return {
        ...jsonOf(annotation),
        ...(profile !== undefined && { profile: jsonOf(profile) }),
        ...(isUser && status !== undefined && { status: traitStatus(status) }),
        ...(isUser && createdAt !== undefined && { createdAt }),
      };
    }),
  };
}

/** The JSON of an entitlement with its resource's name, and with the whole of the types that it can be granted to. */
export function widenEntitlement(
  entitlement: Entitlement,
  { displayName, types }: { displayName: string | undefined; types: ReadonlyMap<string, ResourceType> },
): JsonObject {
  const { id } = entitlement.resource;
  return {
    ...jsonOf(entitlement),
    resource: { id, ...(displayName !== undefined && { displayName }) },
    grantableTo: entitlement.grantableTo.map((type) => jsonOf(types.get(type.id) ?? type)),
  };
}

/** A status in the terms of a trait: "RESOURCE_STATUS_ENABLED" is "STATUS_ENABLED" there. */
function traitStatus({ status, details }: NonNullable<Resource["status"]>): JsonObject {
  return { status: status.replace(/^RESOURCE_/, ""), ...(details !== undefined && { details }) };
}

/** Records are JSON, without anything undefined once they are printed. */
export function jsonOf(record: object): JsonObject {
  return JSON.parse(JSON.stringify(record));
}
