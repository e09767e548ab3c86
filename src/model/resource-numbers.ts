import type { ResourceId } from "./resource-id.js";

/**
 * The numbers of resources, from 0 in the order in which they are added, by type and then by id: a key of both is not
 * made for each of a million grants.
 */
export class ResourceNumbers {
  readonly #byType = new Map<string, Map<string, number>>();
  #size = 0;

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** Its number; one that is there keeps it. */
  add({ resourceType, resource }: ResourceId): number {
    const ids = this.#byType.get(resourceType) ?? new Map<string, number>();
    this.#byType.set(resourceType, ids);
    const known = ids.get(resource);
    if (known !== undefined) return known;
    const number = this.#size;
    ids.set(resource, number);
    this.#size += 1;
    return number;
  }

  /** `undefined` for what is none of them. */
  of({ resourceType, resource }: ResourceId): number | undefined {
    return this.#byType.get(resourceType)?.get(resource);
  }
}
