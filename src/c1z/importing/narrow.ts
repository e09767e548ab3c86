import type { JsonObject, JsonValue } from "@bufbuild/protobuf";
import { z } from "zod";
import { type Entitlement, entitlementId, entitlementSchema } from "../../model/entitlement.js";
import { type Grant, grantSchema } from "../../model/grant.js";
import { type Resource, resourceSchema } from "../../model/resource.js";
import { type ResourceType, resourceTypeSchema } from "../../model/resource-type.js";
import { ID_BYTES } from "../../model/text.js";
import { C1zError } from "../errors.js";
import { decode } from "../messages/decode.js";
import type { MessageName } from "../messages/fields.js";
import type { RecordRow } from "../reading/row.js";
import { knownEntitlement } from "./known-types.js";

/** Gets the short name of each annotation that a sync file cannot have. */
export type OnDropped = (type: string) => void;

const TRAIT = /\.(User|Group|App|Role)Trait$/;

/** Throws C1zError, as the others do, for a row that holds no such record. */
export function narrowResourceType(row: RecordRow, onDropped: OnDropped): ResourceType {
  const json = decoded("ResourceType", row, onDropped);
  return parsed(resourceTypeSchema, { ...json, displayName: json.displayName ?? json.id }, row);
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
  return parsed(
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
}

/** With the id that a sync gives it, whatever the row's is. */
export function narrowEntitlement(row: RecordRow, onDropped: OnDropped): Entitlement {
  const json = decoded("Entitlement", row, onDropped);
  const resource = parsed(entitlementSchema.shape.resource, json.resource, row);
  const known = knownEntitlement({ id: resource.id, displayName: resource.id.resource, annotations: [] });
  const record = parsed(entitlementSchema, { ...known, ...json }, row);
  return { ...record, id: entitlementId(record.resource.id, record.slug) };
}

/** Its expansion is a part of it again. The ids of the entitlements in it are the row's own. */
export function narrowGrant(row: RecordRow, onDropped: OnDropped): Grant {
  const json = decoded("Grant", row, onDropped);
  const annotations = list(json.annotations).map(object);
  const isExpandable = annotations.some(({ "@type": type }) => String(type).endsWith(".GrantExpandable"));
  if (row.expansion !== undefined && !isExpandable) {
    const expansion = decoded("GrantExpandable", { ...row, data: row.expansion }, onDropped);
    annotations.unshift({ "@type": "type.googleapis.com/c1.connector.v2.GrantExpandable", ...expansion });
  }
  const sources = object(object(json.sources).sources);
  return parsed(
    grantSchema,
    {
      ...json,
      id: json.id ?? row.externalId,
      sources: Object.keys(sources).length === 0 ? undefined : { sources },
      annotations: annotations.length === 0 ? undefined : annotations,
    },
    row,
  );
}

function decoded(name: MessageName, row: RecordRow, onDropped: OnDropped): JsonObject {
  try {
    return decode(name, row.data, { onDropped });
  } catch (cause) {
    throw new C1zError(`${row.where}: what it holds cannot be decoded as ${name}`, { cause });
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

/** Refuses ids beyond what any message takes. Throws C1zError. */
export function requireIdOfRow(id: { resourceType: string; resource: string }, row: RecordRow): void {
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
