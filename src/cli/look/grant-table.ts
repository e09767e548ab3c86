import type { Holding } from "../../access/paths.js";
import type { ResourceFacts } from "../../access/resource-facts.js";
import { type Grant, slugOf } from "../../model/grant.js";
import { type Table, textColumn } from "../table/column.js";
import { holdingColumns, type Source } from "./sources.js";

export interface GrantRow {
  grant: Grant;
  resource: ResourceFacts;
  principal: ResourceFacts;
  how: Holding;
  through: readonly Source[];
}

export const grantTable: Table<GrantRow> = {
  noun: "grant",
  columns: [
    textColumn("resourceType", ({ resource }) => resource.id.resourceType),
    textColumn("resource", ({ resource }) => resource.displayName, { least: 16 }),
    textColumn("slug", ({ grant }) => slugOf(grant.entitlement)),
    textColumn("principalType", ({ principal }) => principal.id.resourceType),
    textColumn("principal", ({ principal }) => principal.displayName, { least: 16 }),
    textColumn("email", ({ principal }) => principal.email, { least: 16 }),
    ...holdingColumns<GrantRow>(),
    textColumn("entitlementId", ({ grant }) => grant.entitlement.id),
    textColumn("principalId", ({ principal }) => principal.id.resource),
    textColumn("resourceId", ({ resource }) => resource.id.resource),
    textColumn("id", ({ grant }) => grant.id),
  ],
  importance: [
    "principal",
    "resource",
    "how",
    "through",
    "slug",
    "email",
    "resourceType",
    "principalType",
    "principalId",
    "entitlementId",
    "resourceId",
    "id",
  ],
};
