import { wordOf } from "../../access/resource-facts.js";
import { resourceKey } from "../../model/resource-id.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import type { CommandContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import { listColumn, numberColumn, type Table, textColumn } from "../table/column.js";
import { chooseResources } from "./choose-entitlements.js";
import { type ListedEntitlement, readInventory } from "./inventory.js";
import { type LookFlags, runLook } from "./look.js";
import { isOfType } from "./type-filter.js";

export interface EntitlementsFlags extends LookFlags {
  resource?: readonly string[];
}

interface EntitlementRow {
  entitlement: ListedEntitlement;
  grants: number;
}

const table: Table<EntitlementRow> = {
  noun: "entitlement",
  columns: [
    textColumn("resourceType", ({ entitlement }) => entitlement.resource.id.resourceType),
    textColumn("resource", ({ entitlement }) => entitlement.resource.displayName, { least: 16 }),
    textColumn("slug", ({ entitlement }) => entitlement.slug),
    textColumn("purpose", ({ entitlement }) => wordOf(entitlement.purpose, "PURPOSE_VALUE_")),
    listColumn("grantableTo", ({ entitlement }) => entitlement.grantableTo.map(({ id }) => id)),
    numberColumn("grants", ({ grants }) => grants),
    textColumn("name", ({ entitlement }) => entitlement.displayName, { least: 16 }),
    textColumn("id", ({ entitlement }) => entitlement.id),
    textColumn("resourceId", ({ entitlement }) => entitlement.resource.id.resource),
  ],
  importance: [
    "resource",
    "slug",
    "grants",
    "resourceType",
    "id",
    "grantableTo",
    "purpose",
    "name",
    "resourceId",
  ],
};

/** `jc-connector entitlements`: what may be granted, and how often it is. */
export function runEntitlements(
  named: string | undefined,
  flags: EntitlementsFlags,
  context: CommandContext,
): Promise<ExitCode> {
  return runLook(named, flags, context, { table, rows: (cursor) => rows(cursor, flags, context) });
}

async function* rows(
  cursor: SectionCursor,
  { type, resource }: EntitlementsFlags,
  context: CommandContext,
): AsyncGenerator<readonly EntitlementRow[]> {
  const { entitlements } = await readInventory(cursor);
  const ofTypes = entitlements.filter(({ resource: { id } }) => isOfType(type, id.resourceType));
  const chosen = resource && chooseResources(resource, ofTypes, context);
  const wanted = ofTypes.filter(
    ({ resource: { id } }) => chosen === undefined || chosen.has(resourceKey(id)),
  );
  const grants = new Map(wanted.map(({ id }) => [id, 0]));
  for await (const { entitlement } of cursor.section("grants")) {
    const count = grants.get(entitlement.id);
    if (count !== undefined) grants.set(entitlement.id, count + 1);
  }
  yield wanted.map((entitlement) => ({ entitlement, grants: grants.get(entitlement.id) ?? 0 }));
}
