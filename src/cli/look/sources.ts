import type { Holding } from "../../access/paths.js";
import { entitlementResource } from "../../model/entitlement.js";
import { type Column, listColumn, textColumn } from "../table/column.js";
import { factsAbout, type Inventory } from "./inventory.js";

/** An entitlement that others come through, with its resource. */
export interface Source {
  resourceType: string;
  resource: string;
  resourceId: string;
  entitlementId: string;
}

/** Tells whose an entitlement is, given its id; the same few ids come again and again. */
export function sourcesAmong(resources: Inventory["resources"]): (entitlementId: string) => Source {
  const known = new Map<string, Source>();
  return (entitlementId) => {
    const before = known.get(entitlementId);
    if (before !== undefined) return before;
    const id = entitlementResource(entitlementId);
    const { displayName: resource } = factsAbout(id, resources);
    const source = { resourceType: id.resourceType, resource, resourceId: id.resource, entitlementId };
    known.set(entitlementId, source);
    return source;
  };
}

/** How something is held, and through what. */
export function holdingColumns<Row extends { how: Holding; through: readonly Source[] }>(): Column<Row>[] {
  return [
    textColumn("how", ({ how }) => how),
    listColumn("through", ({ through }) => through.map(({ resource }) => resource), {
      least: 12,
      json: ({ through }) => through,
    }),
  ];
}
