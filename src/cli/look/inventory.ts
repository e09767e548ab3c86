import { accountOf } from "../../access/account.js";
import type { Persons } from "../../access/persons.js";
import { factsOf, type ResourceFacts } from "../../access/resource-facts.js";
import type { Entitlement } from "../../model/entitlement.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";

/** What stands in a sync file before its grants; grows with resources, not with grants. */
export interface Inventory {
  resources: ReadonlyMap<string, ResourceFacts>;
  entitlements: readonly ListedEntitlement[];
}

/** An entitlement with what its resource is called. */
export interface ListedEntitlement extends Omit<Entitlement, "resource"> {
  resource: ResourceFacts;
}

/** Reads the resources and the entitlements; accounts go into `persons` where somebody asks for persons. */
export async function readInventory(cursor: SectionCursor, persons?: Persons): Promise<Inventory> {
  const resources = new Map<string, ResourceFacts>();
  for await (const resource of cursor.section("resources")) {
    resources.set(resourceKey(resource.id), factsOf(resource));
    if (persons === undefined) continue;
    const account = accountOf(resource);
    if (account !== undefined) persons.add(account);
  }
  const entitlements: ListedEntitlement[] = [];
  for await (const entitlement of cursor.section("entitlements")) {
    entitlements.push({ ...entitlement, resource: factsAbout(entitlement.resource.id, resources) });
  }
  return { resources, entitlements };
}

/** A resource that a file refers to and does not hold goes by its id. */
export function factsAbout(id: ResourceId, resources: Inventory["resources"]): ResourceFacts {
  return resources.get(resourceKey(id)) ?? { id, displayName: id.resource, details: [] };
}
