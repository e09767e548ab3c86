import { pathIds } from "../../access/paths.js";
import { entitlementResource } from "../../model/entitlement.js";
import type { Grant } from "../../model/grant.js";
import { compareText } from "../../model/order.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import type { ChangeKind, Changes, RecordChange } from "../changes.js";
import type { Comparison } from "../comparison.js";
import type { Directory } from "../directory.js";
import type { Holdings } from "../holdings.js";
import type { Access, Because, Named, Paths } from "./event.js";

/** What events are told from: the changes that are certain, and who and what they are about. */
export class EventFacts {
  readonly changes: Changes;
  readonly directory: Directory;
  readonly holdings: Holdings;
  /** Whether not all changes of who holds something of the resource are certain. */
  readonly isUnsure: (resource: ResourceId) => boolean;
  readonly #isPrivileged: (key: string) => boolean;
  /** Kinds of change of grants by id: of memberships and bindings, which others follow from. */
  readonly #grantChanges = new Map<string, ChangeKind>();
  readonly #gone = new Set<string>();

  constructor(changes: Changes, comparison: Comparison, isUnsure: (resource: ResourceId) => boolean) {
    this.changes = changes;
    this.isUnsure = isUnsure;
    this.directory = comparison.directory;
    this.holdings = comparison.holdings;
    this.#isPrivileged = (key) => comparison.isPrivileged(key);
    for (const { id, kind } of changes.grants) this.#grantChanges.set(id, kind);
    for (const { id, kind } of changes.resources) if (kind === "removed") this.#gone.add(id);
  }

  /** Whether the resource with this key is gone. */
  isGone(key: string): boolean {
    return this.#gone.has(key);
  }

  /** What became of the grant with this id. */
  grantChange(id: string): ChangeKind | undefined {
    return this.#grantChanges.get(id);
  }

  isPrivileged(key: string): boolean {
    return this.#isPrivileged(key);
  }

  /** An app with the ways in which the grant reaches it: all, or those that `ids` name. */
  access(grant: Grant, ids: readonly string[] = pathIds(grant)): Access {
    const key = grantResource(grant);
    return {
      ...this.directory.named(key),
      ...this.paths(grant, ids),
      ...(this.#isPrivileged(key) && { privileged: true }),
    };
  }

  paths(grant: Grant, ids: readonly string[] = pathIds(grant)): Paths {
    const own = grant.entitlement.id;
    const through = ids
      .filter((id) => id !== own)
      .map((id) => this.directory.named(resourceKey(entitlementResource(id))))
      .sort(byName);
    return { ...(ids.includes(own) && { direct: true }), ...(through.length > 0 && { through }) };
  }

  named(keys: Iterable<string>): Named[] {
    return [...new Set(keys)].map((key) => this.directory.named(key)).sort(byName);
  }
}

/** The key of the resource that is granted. */
export function grantResource({ entitlement }: Grant): string {
  return resourceKey(entitlement.resource.id);
}

export function byName(a: Named, b: Named): number {
  return compareText(a.displayName, b.displayName) || compareText(a.id, b.id);
}

/** How an event names the changes that it follows from. */
export function because(
  section: Because["section"],
  changes: readonly Pick<RecordChange<unknown>, "id" | "kind">[],
): Because[] {
  return changes.map(({ id, kind }) => ({ section, change: kind, id }));
}
