import type { Entitlement } from "../model/entitlement.js";
import type { Grant } from "../model/grant.js";
import type { Resource } from "../model/resource.js";
import type { ResourceType } from "../model/resource-type.js";
import { compareByCodePoint, printStruct } from "../model/struct.js";

// Canonical proto3 JSON keeps declaration order in messages, which is the order of the records' own keys, and sorts
// the keys of maps: `profile` (a Struct) and `sources.sources`.

/** Resource types and entitlements have no maps. */
export function printPlain(record: ResourceType | Entitlement): string {
  return JSON.stringify(record);
}

export function printResource(resource: Resource): string {
  if (resource.profile === undefined) return JSON.stringify(resource);
  return printObject(resource, { key: "profile", text: printStruct(resource.profile) });
}

export function printGrant(grant: Grant): string {
  if (grant.sources === undefined || keysAreSorted(grant.sources.sources)) return JSON.stringify(grant);
  return printObject(grant, { key: "sources", text: `{"sources":${printSources(grant.sources.sources)}}` });
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

/** Prints a record in the order of its keys, one of them with the text given for it. */
function printObject(record: Resource | Grant, special: { key: string; text: string }): string {
  const members: string[] = [];
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined) continue;
    members.push(`"${key}":${key === special.key ? special.text : JSON.stringify(value)}`);
  }
  return `{${members.join(",")}}`;
}
