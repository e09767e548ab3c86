import type { ResourceId } from "../model/resource-id.js";

/**
 * The numbers of accounts, from 0 in the order in which they are given, by resource type and then by id: composing a key
 * for each of a million grants would take its time.
 */
export class AccountNumbers {
  readonly #byType = new Map<string, Map<string, number>>();
  /** Accounts of one type follow each other. */
  #last: { type: string; numbers: ReadonlyMap<string, number> | undefined } = {
    type: "",
    numbers: undefined,
  };

  constructor(accounts: readonly { id: ResourceId }[]) {
    for (const [number, { id }] of accounts.entries()) {
      const ofType = this.#byType.get(id.resourceType);
      if (ofType === undefined) this.#byType.set(id.resourceType, new Map([[id.resource, number]]));
      else ofType.set(id.resource, number);
    }
  }

  /** `undefined` for what is none of them. */
  of({ id: { resourceType, resource } }: { id: ResourceId }): number | undefined {
    if (resourceType !== this.#last.type) {
      this.#last = { type: resourceType, numbers: this.#byType.get(resourceType) };
    }
    return this.#last.numbers?.get(resource);
  }
}
