import { wordOf } from "../../access/resource-facts.js";
import type { ResourceType } from "../../model/resource-type.js";
import { ContentCounter } from "../../sync-file/counts.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import type { CommandContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import { listColumn, numberColumn, type Table, textColumn } from "../table/column.js";
import { type LookFlags, runLook } from "./look.js";

interface TypeRow {
  type: ResourceType;
  counts: { resources: number; entitlements: number; grants: number };
}

const table: Table<TypeRow> = {
  noun: "resource type",
  columns: [
    textColumn("id", ({ type }) => type.id),
    textColumn("name", ({ type }) => type.displayName, { least: 12 }),
    listColumn("traits", ({ type }) => type.traits.map((trait) => wordOf(trait, "TRAIT_"))),
    numberColumn("resources", ({ counts }) => counts.resources),
    numberColumn("entitlements", ({ counts }) => counts.entitlements),
    numberColumn("grants", ({ counts }) => counts.grants),
    textColumn("description", ({ type }) => type.description, { least: 16 }),
  ],
  importance: ["id", "resources", "entitlements", "grants", "name", "traits", "description"],
};

/** `jc-connector resource-types`: what kinds of things a sync file holds, and how many of each. */
export function runResourceTypes(
  named: string | undefined,
  flags: LookFlags,
  context: CommandContext,
): Promise<ExitCode> {
  return runLook(named, flags, context, { table, rows });
}

async function* rows(
  cursor: SectionCursor,
  resourceTypes: readonly ResourceType[],
): AsyncGenerator<readonly TypeRow[]> {
  const counter = new ContentCounter();
  for await (const { id } of cursor.section("resources")) counter.add("resources", id.resourceType);
  for await (const { resource } of cursor.section("entitlements")) {
    counter.add("entitlements", resource.id.resourceType);
  }
  for await (const { entitlement } of cursor.section("grants")) {
    counter.add("grants", entitlement.resource.id.resourceType);
  }
  const { byResourceType } = counter.counts();
  const none = { resources: 0, entitlements: 0, grants: 0 };
  yield resourceTypes.map((type) => ({ type, counts: byResourceType[type.id] ?? none }));
}
