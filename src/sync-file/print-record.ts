import type { GrantAnnotation } from "../model/annotation.js";
import type { Entitlement } from "../model/entitlement.js";
import type { Grant } from "../model/grant.js";
import type { Resource } from "../model/resource.js";
import type { ResourceType } from "../model/resource-type.js";
import { compareByCodePoint, printStruct } from "../model/struct.js";

// Canonical proto3 JSON keeps declaration order in messages, which is the order of the records' own keys, and sorts
// the keys of maps: `profile` and `metadata` (Structs) and `sources.sources`.

/** Resource types and entitlements have no maps. */
export function printPlain(record: ResourceType | Entitlement): string {
  return JSON.stringify(record);
}

export function printResource(resource: Resource): string {
  if (resource.profile === undefined) return JSON.stringify(resource);
  return printObject(resource, { profile: printStruct(resource.profile) });
}

export function printGrant(grant: Grant): string {
  const { sources, annotations } = grant;
  const special: Record<string, string> = {};
  if (sources !== undefined && !keysAreSorted(sources.sources)) {
    special.sources = `{"sources":${printSources(sources.sources)}}`;
  }
  if (annotations?.some((annotation) => "metadata" in annotation)) {
    special.annotations = `[${annotations.map(printAnnotation).join(",")}]`;
  }
  return Object.keys(special).length === 0 ? JSON.stringify(grant) : printObject(grant, special);
}

function printAnnotation(annotation: GrantAnnotation): string {
  if (!("metadata" in annotation) || annotation.metadata === undefined) return JSON.stringify(annotation);
  return printObject(annotation, { metadata: printStruct(annotation.metadata) });
}

type Sources = NonNullable<Grant["sources"]>["sources"];

function keysAreSorted(sources: Sources): boolean {
  const keys = Object.keys(sources);
  return keys.every((key, index) => index === 0 || compareByCodePoint(keys[index - 1] ?? "", key) < 0);
}

function printSources(sources: Sources): string {
  const entries = Object.entries(sources).sort(([a], [b]) => compareByCodePoint(a, b));
  return `{${entries.map(([id, source]) => `${JSON.stringify(id)}:${JSON.stringify(source)}`).join(",")}}`;
}

/** Prints an object in the order of its keys, some of them with the text given for them. */
function printObject(
  record: Resource | Grant | GrantAnnotation,
  special: Readonly<Record<string, string>>,
): string {
  const members: string[] = [];
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined) continue;
    members.push(`"${key}":${special[key] ?? JSON.stringify(value)}`);
  }
  return `{${members.join(",")}}`;
}
