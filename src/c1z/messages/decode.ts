import { fromBinary, type JsonObject, toJson } from "@bufbuild/protobuf";
import { isReflectMessage, type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import { z } from "zod";
import type { MessageName } from "./fields.js";
import { describedMessage, registry } from "./registry.js";

const PREFIX = "type.googleapis.com/c1.connector.v2.";

/** More than protobuf's readers take: a list or an object of a profile is two messages. */
export class NestedTooDeepError extends Error {
  override name = "NestedTooDeepError";
}

/** What is read of a message that another one holds, by the names of the fields; of a record itself all is. */
const thin: Partial<Record<MessageName, Readonly<Record<string, readonly string[]>>>> = {
  Entitlement: { resource: ["id"], grantable_to: ["id"] },
  Grant: { entitlement: ["id", "resource"], principal: ["id"] },
};

/** Of each kind of record, the annotations that it can have in a sync file. */
const kept: Partial<Record<MessageName, readonly MessageName[]>> = {
  ResourceType: ["SkipEntitlementsAndGrants"],
  Resource: ["UserTrait", "GroupTrait", "RoleTrait", "AppTrait", "RawId", "ExternalLink"],
  Entitlement: ["EntitlementImmutable"],
  Grant: ["GrantExpandable", "GrantImmutable", "GrantMetadata"],
};

const objectSchema = z.custom<JsonObject>((value) => typeof value === "object" && value !== null);

/**
 * The JSON of a message in the binary format: canonical but for the order of its keys. Embedded records are cut down to
 * their ids, and annotations of other types than a sync file has are dropped: `onDropped` gets the type of each.
 *
 * Throws an Error for what is no such message, NestedTooDeepError for one that goes too deep.
 */
export function decode(
  name: MessageName,
  bytes: Uint8Array,
  { onDropped = () => {} }: { onDropped?(type: string): void } = {},
): JsonObject {
  try {
    return decodeRecord(name, bytes, onDropped);
  } catch (cause) {
    // A message in an Any has its own depth, and is read only when it is printed.
    if (!(cause instanceof Error && cause.message.includes("recursion depth"))) throw cause;
    throw new NestedTooDeepError("more than 100 messages stand in one another", { cause });
  }
}

function decodeRecord(name: MessageName, bytes: Uint8Array, onDropped: (type: string) => void): JsonObject {
  const described = describedMessage(name);
  const message = fromBinary(described, bytes, { readUnknownFields: false });
  const reflected = reflect(described, message);
  cutDown(reflected, thin[name] ?? {});
  const types = kept[name];
  if (types !== undefined) dropOthers(reflected, new Set(types.map((type) => PREFIX + type)), onDropped);
  return objectSchema.parse(toJson(described, message, { registry }));
}

function cutDown(message: ReflectMessage, fields: Readonly<Record<string, readonly string[]>>): void {
  for (const field of message.fields) {
    const names = fields[field.name];
    if (names === undefined || !message.isSet(field)) continue;
    if (field.fieldKind === "message") keepFields(message.get(field), names);
    else if (field.fieldKind === "list" && field.listKind === "message") {
      for (const item of message.get(field)) if (isReflectMessage(item)) keepFields(item, names);
    }
  }
}

function keepFields(message: ReflectMessage, names: readonly string[]): void {
  for (const field of message.fields) {
    if (!names.includes(field.name)) message.clear(field);
    else if (field.name === "resource" && field.fieldKind === "message" && message.isSet(field)) {
      keepFields(message.get(field), ["id"]);
    }
  }
}

function dropOthers(
  record: ReflectMessage,
  types: ReadonlySet<string>,
  onDropped: (type: string) => void,
): void {
  const field = record.fields.find(({ name }) => name === "annotations");
  if (field?.fieldKind !== "list" || field.listKind !== "message") return;
  const annotations = record.get(field);
  const items = [...annotations].filter((item) => isReflectMessage(item));
  const isKept = items.map((item) => types.has(typeOf(item)));
  if (isKept.every(Boolean)) return;
  annotations.clear();
  for (const [index, item] of items.entries()) {
    if (isKept[index]) annotations.add(item);
    else onDropped(typeOf(item).replace(/^.*[/.]/, ""));
  }
}

function typeOf(annotation: ReflectMessage): string {
  const field = annotation.fields.find(({ name }) => name === "type_url");
  return field?.fieldKind === "scalar" ? String(annotation.get(field)) : "";
}
