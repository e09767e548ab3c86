import type { ResourceId } from "../../model/resource-id.js";

/** A map by resource: looking up costs half of what it costs to compose a key for each of a million grants. */
export class ByResource<Value> {
  readonly #types = new Map<string, Map<string, Value>>();

  set({ resourceType, resource }: ResourceId, value: Value): void {
    const known = this.#types.get(resourceType);
    if (known === undefined) this.#types.set(resourceType, new Map([[resource, value]]));
    else known.set(resource, value);
  }

  get({ resourceType, resource }: ResourceId): Value | undefined {
    return this.#types.get(resourceType)?.get(resource);
  }
}
