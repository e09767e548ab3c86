import { pathIds } from "../../access/paths.js";
import { type BookedResource, ResourceBook } from "../../access/resource-book.js";
import { entitlementResource } from "../../model/entitlement.js";
import { resourceKey } from "../../model/resource-id.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";

/** What a later sync file says of some accounts. */
export interface AccessNow {
  resources: ResourceBook;
  hasAccount(accountKey: string): boolean;
  /**
   * The ways in which an account has something: ids of entitlements, its own standing for a direct one. `undefined` when
   * it does not have it.
   */
  waysOf(accountKey: string, entitlementId: string): readonly string[] | undefined;
  /** Everything that an account has, and the ways. */
  heldBy(accountKey: string): ReadonlyMap<string, readonly string[]>;
  /** The resource of an entitlement; called by its id where it is gone. */
  resourceOf(entitlementId: string): BookedResource;
}

const nothing: ReadonlyMap<string, readonly string[]> = new Map();

/** Reads what `accounts` (their keys) have. Memory grows with what they have. Throws SyncFileError. */
export async function readAccessNow(
  cursor: SectionCursor,
  accounts: ReadonlySet<string>,
): Promise<AccessNow> {
  const resources = new ResourceBook();
  const present = new Set<string>();
  for await (const _ of cursor.section("resourceTypes"));
  for await (const resource of cursor.section("resources")) {
    const key = resourceKey(resource.id);
    if (accounts.has(key)) present.add(key);
    else if (ofOthers.has(resource.id.resourceType)) resources.add(resource);
  }
  for await (const _ of cursor.section("entitlements"));
  const held = new Map<string, Map<string, readonly string[]>>();
  for await (const grants of cursor.batches("grants")) {
    for (const grant of grants) {
      const key = resourceKey(grant.principal.id);
      if (!accounts.has(key)) continue;
      const known = held.get(key) ?? new Map<string, readonly string[]>();
      known.set(grant.entitlement.id, pathIds(grant));
      held.set(key, known);
    }
  }
  return {
    resources,
    hasAccount: (key) => present.has(key),
    waysOf: (key, entitlementId) => held.get(key)?.get(entitlementId),
    heldBy: (key) => held.get(key) ?? nothing,
    resourceOf: (entitlementId) => resources.of(entitlementResource(entitlementId)),
  };
}

/** What has entitlements. */
const ofOthers: ReadonlySet<string> = new Set(["app", "group", "role"]);
