import type { Entitlement } from "../../src/model/entitlement.js";
import type { Grant } from "../../src/model/grant.js";
import type { Resource } from "../../src/model/resource.js";
import { type ResourceId, resourceKey } from "../../src/model/resource-id.js";
import type { ResourceType } from "../../src/model/resource-type.js";

// What Baton prints of a c1z, and what it has to print, made of the sync file's records alone.

/** The records of a sync file. */
export interface Records {
  sync: { id: string };
  resourceTypes: ResourceType[];
  resources: Resource[];
  entitlements: Entitlement[];
  grants: Grant[];
}

export interface ResourceAnswer {
  resource: Resource;
  resourceType: ResourceType;
}

export interface GrantAnswer extends ResourceAnswer {
  grant: Grant;
  entitlement: Entitlement;
  principal: Resource;
}

export interface AccessAnswer {
  principal: Resource;
  access: (ResourceAnswer & { entitlements: Entitlement[] })[];
}

/** What a trait has of its resource in a c1z, besides what it has in a sync file. */
const COPIED = new Set(["profile", "status", "createdAt"]);

/** A resource of a c1z as a sync file has it. */
export function narrowResource(resource: Resource) {
  return {
    ...resource,
    annotations: resource.annotations.map((annotation) =>
      annotation["@type"].endsWith("Trait")
        ? Object.fromEntries(Object.entries(annotation).filter(([key]) => !COPIED.has(key)))
        : annotation,
    ),
  };
}

/** An entitlement of a c1z as a sync file has it. */
export function narrowEntitlement(entitlement: Entitlement) {
  return {
    ...entitlement,
    resource: { id: entitlement.resource.id },
    grantableTo: entitlement.grantableTo.map(({ id }) => ({ id })),
  };
}

/** Finds what records refer to. */
export class Book {
  readonly #types: ReadonlyMap<string, ResourceType>;
  readonly #resources: ReadonlyMap<string, Resource>;
  readonly #entitlements: ReadonlyMap<string, Entitlement>;

  constructor({ resourceTypes, resources, entitlements }: Records) {
    this.#types = new Map(resourceTypes.map((type) => [type.id, type]));
    this.#resources = new Map(resources.map((resource) => [resourceKey(resource.id), resource]));
    this.#entitlements = new Map(entitlements.map((entitlement) => [entitlement.id, entitlement]));
  }

  resource(id: ResourceId) {
    const resource = this.#resources.get(resourceKey(id));
    return { resource, resourceType: this.#types.get(id.resourceType) };
  }

  entitlement(id: string): Entitlement | undefined {
    return this.#entitlements.get(id);
  }

  grant(grant: Grant) {
    return {
      grant,
      ...this.resource(grant.entitlement.resource.id),
      entitlement: this.entitlement(grant.entitlement.id),
      principal: this.resource(grant.principal.id).resource,
    };
  }
}
