import { annotationType } from "../model/annotation.js";
import type { Resource } from "../model/resource.js";
import { type ResourceId, resourceKey } from "../model/resource-id.js";
import { type ChangeKind, latest, type ResourceChange } from "./changes.js";

const RAW_ID = annotationType("RawId");

/** Whether JumpCloud told only the role's name, and its id was made from that. */
export function isMadeUp({ annotations }: Resource): boolean {
  return !annotations.some((one) => one["@type"] === RAW_ID);
}

/** Finds roles that the two files know under different ids: one of them by its name alone. */
export class MadeUpRoles {
  readonly #changes: ReadonlyMap<string, ResourceChange>;
  /** Of roles without an id of JumpCloud's, by what became of them. */
  readonly #names: Readonly<Record<ChangeKind, Set<string>>>;

  /** `changes` are of all resources, by their keys. */
  constructor(changes: ReadonlyMap<string, ResourceChange>) {
    this.#changes = changes;
    this.#names = { added: new Set(), removed: new Set(), changed: new Set() };
    for (const change of changes.values()) {
      const role = latest(change);
      if (role.id.resourceType === "role" && isMadeUp(role))
        this.#names[change.kind].add(fold(role.displayName));
    }
  }

  /** Whether the file that lacks what became of the role may have it under another id. */
  isElsewhere(id: ResourceId, kind: ChangeKind): boolean {
    const change = id.resourceType === "role" ? this.#changes.get(resourceKey(id)) : undefined;
    if (change === undefined || change.kind !== kind) return false;
    const role = latest(change);
    return isMadeUp(role) || this.#names[kind === "added" ? "removed" : "added"].has(fold(role.displayName));
  }
}

/** Rows spell the name of a role in more than one way. */
function fold(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}
