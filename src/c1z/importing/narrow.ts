import type { JsonObject, JsonValue } from "@bufbuild/protobuf";
import { z } from "zod";
import { type Entitlement, entitlementSchema } from "../../model/entitlement.js";
import { type Grant, grantSchema } from "../../model/grant.js";
import { type Resource, resourceSchema } from "../../model/resource.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import { type ResourceType, resourceTypeSchema } from "../../model/resource-type.js";
import { ID_BYTES } from "../../model/text.js";
import { C1zError } from "../errors.js";
import { decode, NestedTooDeepError } from "../messages/decode.js";
import type { MessageName } from "../messages/fields.js";
import type { RecordRow } from "../reading/row.js";

/** Gets the short name of each annotation that a sync file cannot have. */
export type OnDropped = (type: string) => void;

const TRAIT = /\.(User|Group|App|Role)Trait$/;

/** Throws C1zError, as the others do, for a row that holds no such record. */
export function narrowResourceType(row: RecordRow, onDropped: OnDropped): ResourceType {
  const json = decoded("ResourceType", row, onDropped);
  const type = parsed(resourceTypeSchema, { ...json, displayName: json.displayName ?? json.id }, row);
  requireColumns(row, { external_id: type.id });
  return type;
}

/**
 * A resource that says once what older SDKs put into its trait, and newer ones into both. Without a display name it is
 * called by its id, and without a trait it is none: every sync of the SDK's refuses it.
 */
export function narrowResource(row: RecordRow, onDropped: OnDropped): Resource {
  const json = decoded("Resource", row, onDropped);
  const annotations = list(json.annotations).map(object);
  const trait = annotations.find(({ "@type": type }) => TRAIT.test(String(type))) ?? {};
  const id = object(json.id);
  const status = json.status ?? traitStatus(object(trait.status));
  const resource = parsed(
    resourceSchema,
    {
      ...json,
      displayName: json.displayName ?? id.resource,
      annotations: annotations.map(withoutEmptyEmails),
      profile: json.profile ?? trait.profile,
      status: object(status).status === undefined ? undefined : status,
      createdAt: json.createdAt ?? trait.createdAt,
    },
    row,
  );
  requireShort(resource.id, row);
  requireColumns(row, {
    external_id: resourceKey(resource.id),
    resource_type_id: resource.id.resourceType,
  });
  return resource;
}

export function narrowEntitlement(row: RecordRow, onDropped: OnDropped): Entitlement {
  const entitlement = parsed(entitlementSchema, decoded("Entitlement", row, onDropped), row);
  requireColumns(row, { external_id: entitlement.id, ...resourceColumns(entitlement.resource.id) });
  return entitlement;
}

/** The resource of an entitlement, whatever else its record says or lacks. */
export function narrowEntitlementResource(row: RecordRow): ResourceId {
  const json = decoded("Entitlement", row, () => {});
  const { id } = parsed(entitlementSchema.shape.resource, json.resource, row);
  requireColumns(row, { external_id: String(json.id ?? row.externalId), ...resourceColumns(id) });
  return id;
}

/**
 * Its expansion is a part of it again. What newer SDKs leave out of a record, because the columns say it, is taken from
 * them. The ids of the entitlements in it are the row's own.
 */
export function narrowGrant(row: RecordRow, onDropped: OnDropped): Grant {
  const json = decoded("Grant", row, onDropped);
  const annotations = list(json.annotations).map(object);
  const isExpandable = annotations.some(({ "@type": type }) => String(type).endsWith(".GrantExpandable"));
  if (row.expansion !== undefined && !isExpandable) {
    const expansion = decoded("GrantExpandable", { ...row, data: row.expansion }, onDropped);
    annotations.unshift({ "@type": "type.googleapis.com/c1.connector.v2.GrantExpandable", ...expansion });
  }
  const sources = object(object(json.sources).sources);
  const { columns } = row;
  const grant = parsed(
    grantSchema,
    {
      ...json,
      entitlement: json.entitlement ?? {
        resource: { id: { resourceType: columns.resource_type_id, resource: columns.resource_id } },
        id: columns.entitlement_id,
      },
      principal: json.principal ?? {
        id: { resourceType: columns.principal_resource_type_id, resource: columns.principal_resource_id },
      },
      id: json.id ?? row.externalId,
      sources: Object.keys(sources).length === 0 ? undefined : { sources },
      annotations: annotations.length === 0 ? undefined : annotations,
    },
    row,
  );
  const { entitlement, principal } = grant;
  requireColumns(row, {
    external_id: grant.id,
    entitlement_id: entitlement.id,
    ...resourceColumns(entitlement.resource.id),
    principal_resource_type_id: principal.id.resourceType,
    principal_resource_id: principal.id.resource,
  });
  return grant;
}

function resourceColumns({ resourceType, resource }: ResourceId): Record<string, string> {
  return { resource_type_id: resourceType, resource_id: resource };
}

/** Whoever reads the table and whoever reads the records would be told of different things. */
function requireColumns(row: RecordRow, said: Readonly<Record<string, string>>): void {
  for (const [column, value] of Object.entries(said)) {
    if (row.columns[column] === value) continue;
    const words = `its ${column} is ${row.columns[column]}, and its record says ${value}`;
    throw new C1zError(`${row.where}: ${words}: it is damaged, or somebody changed it`);
  }
}

function decoded(name: MessageName, row: RecordRow, onDropped: OnDropped): JsonObject {
  try {
    return decode(name, row.data, { onDropped });
  } catch (cause) {
    const why = cause instanceof NestedTooDeepError ? `: ${cause.message}` : "";
    throw new C1zError(`${row.where}: what it holds cannot be decoded as ${name}${why}`, { cause });
  }
}

function parsed<Item>(schema: z.ZodType<Item>, json: unknown, row: RecordRow): Item {
  const result = schema.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = issue?.path.join(".") ?? "";
    throw new C1zError(`${row.where}: ${path === "" ? "the record" : path} is not what a sync file takes`);
  }
  return result.data;
}

/** Refuses ids beyond what any message takes. */
function requireShort(id: ResourceId, row: RecordRow): void {
  if (Buffer.byteLength(id.resourceType) <= ID_BYTES && Buffer.byteLength(id.resource) <= ID_BYTES) return;
  throw new C1zError(`${row.where}: its id is longer than ${ID_BYTES} bytes`);
}

/** "STATUS_ENABLED" of a trait is "RESOURCE_STATUS_ENABLED" of the resource. */
function traitStatus({ status, details }: JsonObject): JsonObject | undefined {
  return typeof status === "string"
    ? { status: `RESOURCE_${status}`, ...(details && { details }) }
    : undefined;
}

/** Some connectors write an address that is not there. */
function withoutEmptyEmails(annotation: JsonObject): JsonObject {
  if (!Array.isArray(annotation.emails)) return annotation;
  const emails = annotation.emails.map(object).filter(({ address }) => address);
  const { emails: _, ...rest } = annotation;
  return emails.length === 0 ? rest : { ...rest, emails };
}

const objectSchema = z.custom<JsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

function object(value: JsonValue | undefined): JsonObject {
  return objectSchema.safeParse(value).data ?? {};
}

function list(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}
