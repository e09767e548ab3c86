import { HexIds } from "./hex-ids.js";
import type { ResourceId } from "./resource-id.js";

/**
 * The numbers of resources, from 0 in the order in which they are added, by type and then by id: a key of both is not
 * made for each of a million grants.
 */
export class ResourceNumbers {
  readonly #byType = new Map<string, { hex: HexIds; others: Map<string, number> }>();
  /** Resources of one type follow each other, and so do those that grants name. */
  #last = { type: "", ids: { hex: new HexIds(), others: new Map<string, number>() } };
  #size = 0;

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** Its number; one that is there keeps it. */
  add(id: ResourceId): number {
    const known = this.of(id);
    if (known !== undefined) return known;
    const { hex, others } = this.#ofType(id.resourceType);
    const number = this.#size;
    if (!hex.add(id.resource, number)) others.set(id.resource, number);
    this.#size += 1;
    return number;
  }

  /** `undefined` for what is none of them. */
  of({ resourceType, resource }: ResourceId): number | undefined {
    const { hex, others } = this.#ofType(resourceType);
    return hex.of(resource) ?? (others.size > 0 ? others.get(resource) : undefined);
  }

  #ofType(type: string) {
    if (type === this.#last.type) return this.#last.ids;
    const ids = this.#byType.get(type) ?? { hex: new HexIds(), others: new Map<string, number>() };
    this.#byType.set(type, ids);
    this.#last = { type, ids };
    return ids;
  }
}
