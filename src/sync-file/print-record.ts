import type { GrantAnnotation } from "../model/annotation.js";
import type { Entitlement } from "../model/entitlement.js";
import type { Grant } from "../model/grant.js";
import type { Resource } from "../model/resource.js";
import type { ResourceType } from "../model/resource-type.js";
import { compareByCodePoint, isPrintedAsItIs, printStruct } from "../model/struct.js";

// Canonical proto3 JSON keeps declaration order in messages, which is the order of the records' own keys, and sorts
// the keys of maps: `profile` and `metadata` (Structs) and `sources.sources`.

/** Resource types and entitlements have no maps. */
export function printPlain(record: ResourceType | Entitlement): string {
  return JSON.stringify(record);
}

export function printResource(resource: Resource): string {
  const { profile } = resource;
  // Measured, of 100,000 users: 1.6 s instead of 6.5 s key by key.
  if (profile === undefined || isPrintedAsItIs(profile)) return JSON.stringify(resource);
  return printObject(resource, { profile: printStruct(profile) });
}

type Sources = NonNullable<Grant["sources"]>;

export function printSources(sources: Sources): string {
  const ids = Object.keys(sources.sources);
  if (areSorted(ids)) return JSON.stringify(sources);
  const entries = Object.entries(sources.sources).sort(([a], [b]) => compareByCodePoint(a, b));
  return `{"sources":{${entries.map(([id, source]) => `${JSON.stringify(id)}:${JSON.stringify(source)}`).join(",")}}}`;
}

function areSorted(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || compareByCodePoint(keys[index - 1] ?? "", key) < 0);
}

export function printAnnotations(annotations: readonly GrantAnnotation[]): string {
  return `[${annotations.map(printAnnotation).join(",")}]`;
}

function printAnnotation(annotation: GrantAnnotation): string {
  if (!("metadata" in annotation) || annotation.metadata === undefined) return JSON.stringify(annotation);
  return printObject(annotation, { metadata: printStruct(annotation.metadata) });
}

/** Prints an object in the order of its keys, some of them with the text given for them. */
function printObject(record: Resource | GrantAnnotation, special: Readonly<Record<string, string>>): string {
  const members: string[] = [];
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined) continue;
    members.push(`"${key}":${special[key] ?? JSON.stringify(value)}`);
  }
  return `{${members.join(",")}}`;
}
