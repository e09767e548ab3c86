import type { Grant } from "../model/grant.js";
import { resourceKey } from "../model/resource-id.js";
import type { Pair } from "./merge.js";

/** What holdings are kept of, when the grants begin. */
export interface Watch {
  /** Keys of the accounts whose grants are all kept. */
  accounts: ReadonlySet<string>;
  isPrivileged(resourceKey: string): boolean;
}

/**
 * What people hold besides what changed: all that those hold who joined, left, moved or came back, all roles, and who
 * had any privilege. Memory grows with these, not with grants.
 */
export class Holdings {
  readonly #watch: Watch;
  /** Ids of the watched accounts without their types: a key is not made for each of a million grants. */
  readonly #watchedIds: ReadonlySet<string>;
  readonly #held = new Map<string, Grant[]>();
  readonly #rolesBefore = new Map<string, Set<string>>();
  readonly #rolesAfter = new Map<string, Set<string>>();
  readonly #privilegedBefore = new Set<string>();
  /** Grants stand together by resource: one answer serves many. */
  #resource = { type: "", id: "", isPrivileged: false };

  constructor(watch: Watch) {
    this.#watch = watch;
    this.#watchedIds = new Set([...watch.accounts].map((key) => key.slice(key.indexOf(":") + 1)));
  }

  add({ before, after }: Pair<Grant>): void {
    const grant = after ?? before;
    if (grant === undefined) return;
    const isRole = grant.entitlement.resource.id.resourceType === "role";
    const isPrivileged = this.#isPrivileged(grant);
    if (!isRole && !isPrivileged && !this.#watchedIds.has(grant.principal.id.resource)) return;
    const principal = resourceKey(grant.principal.id);
    if (after !== undefined && this.#watch.accounts.has(principal)) {
      const held = this.#held.get(principal);
      if (held === undefined) this.#held.set(principal, [after]);
      else held.push(after);
    }
    if (isRole) {
      const role = resourceKey(grant.entitlement.resource.id);
      if (before !== undefined) addTo(this.#rolesBefore, principal, role);
      if (after !== undefined) addTo(this.#rolesAfter, principal, role);
    }
    if (before !== undefined && isPrivileged) this.#privilegedBefore.add(principal);
  }

  /** Grants that a watched account has in the newer file, in its order. */
  heldBy(accountKey: string): readonly Grant[] {
    return this.#held.get(accountKey) ?? [];
  }

  /** Keys of roles. */
  roles(accountKey: string, side: "before" | "after"): readonly string[] {
    const roles = side === "before" ? this.#rolesBefore : this.#rolesAfter;
    return [...(roles.get(accountKey) ?? [])];
  }

  /** Whether the account held something privileged in the older file. */
  hadPrivilege(accountKey: string): boolean {
    return this.#privilegedBefore.has(accountKey);
  }

  #isPrivileged({ entitlement }: Grant): boolean {
    const { resourceType: type, resource: id } = entitlement.resource.id;
    if (this.#resource.id !== id || this.#resource.type !== type) {
      this.#resource = {
        type,
        id,
        isPrivileged: this.#watch.isPrivileged(resourceKey(entitlement.resource.id)),
      };
    }
    return this.#resource.isPrivileged;
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}
