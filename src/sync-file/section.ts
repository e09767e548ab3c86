import { z } from "zod";
import { type Entitlement, entitlementSchema } from "../model/entitlement.js";
import { type Grant, grantSchema } from "../model/grant.js";
import {
  compareEntitlements,
  compareGrants,
  compareResources,
  compareResourceTypes,
} from "../model/order.js";
import { type Resource, resourceSchema } from "../model/resource.js";
import { type ResourceType, resourceTypeSchema } from "../model/resource-type.js";
import { GrantLines } from "./grant-lines.js";
import { GrantPrinter } from "./grant-printer.js";
import { printPlain, printResource } from "./print-record.js";

/** The sections of a sync file and what their records are. */
export interface SectionRecords {
  resourceTypes: ResourceType;
  resources: Resource;
  entitlements: Entitlement;
  grants: Grant;
}
export type SectionName = keyof SectionRecords;

/** Reads lines by what they have in common with those before them. */
export interface LineReader<Item> {
  /** `undefined` says nothing about the line: it has to be read in another way. */
  find(text: string): Item | undefined;
  /** A line that was read in another way, and its record. */
  learn(text: string, record: Item): void;
}

/** The line of a record, without line feed and comma. */
type Print<Item> = (record: Item) => string;

interface Section<Item> {
  schema(): z.ZodType<Item>;
  /** The order of the section's records; 0 means the same record twice. */
  compare(a: Item, b: Item): number;
  /** The id of the resource type that the record belongs to. */
  typeOf(record: Item): string;
  print: Print<Item>;
  /** Prints many records by what they have in common, where a section has so many that it is worth it. */
  printer?(): Print<Item>;
  /** Likewise for reading. */
  lines?(): LineReader<Item>;
}

/** In the order of the file. */
export const sectionNames = [
  "resourceTypes",
  "resources",
  "entitlements",
  "grants",
] as const satisfies SectionName[];

/** Compiled: a file has a million grants, and zod's interpreter would take as long as JSON.parse. Who writes needs none. */
function compiledOnce<Item>(schema: z.ZodType<Item>): () => z.ZodType<Item> {
  let compiled: z.ZodType<Item> | undefined;
  return () => {
    compiled ??= z.compile(schema);
    return compiled;
  };
}

export const sections: { [Name in SectionName]: Section<SectionRecords[Name]> } = {
  resourceTypes: {
    schema: compiledOnce(resourceTypeSchema),
    compare: compareResourceTypes,
    typeOf: (resourceType) => resourceType.id,
    print: printPlain,
  },
  resources: {
    schema: compiledOnce(resourceSchema),
    compare: compareResources,
    typeOf: (resource) => resource.id.resourceType,
    print: printResource,
  },
  entitlements: {
    schema: compiledOnce(entitlementSchema),
    compare: compareEntitlements,
    typeOf: (entitlement) => entitlement.resource.id.resourceType,
    print: printPlain,
  },
  grants: {
    schema: compiledOnce(grantSchema),
    compare: compareGrants,
    typeOf: (grant) => grant.entitlement.resource.id.resourceType,
    print: (grant) => new GrantPrinter().print(grant),
    printer: () => {
      const printer = new GrantPrinter();
      return (grant) => printer.print(grant);
    },
    lines: () => new GrantLines(),
  },
};

/** For records that are printed one after the other, and do not change while others are. */
export function printerOf<Name extends SectionName>(name: Name): Print<SectionRecords[Name]> {
  const { print, printer } = sections[name];
  return printer?.() ?? print;
}
