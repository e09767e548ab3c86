import { pathIds } from "../access/paths.js";
import { annotationType } from "../model/annotation.js";
import type { Grant } from "../model/grant.js";
import type { Resource } from "../model/resource.js";
import type { ResourceId } from "../model/resource-id.js";
import type { Doubt, Side } from "./doubt.js";
import { IncompleteLists } from "./incomplete-lists.js";
import { type FileFacts, scopeOf } from "./scope.js";
import { ScopeDoubts } from "./scope-doubts.js";

const RAW_ID = annotationType("RawId");

/** It belongs to the administrators, although its type is that of apps. */
const ADMINISTRATION_APP = "jumpcloud_administration";

/**
 * Tells of a difference between two files whether it is one between two organisations, or only between what was read.
 * What is missing in the new file is judged by what the new one may lack, and the other way round.
 */
export class Certainty {
  readonly #incomplete: Readonly<Record<Side, IncompleteLists>>;
  readonly #scope: ScopeDoubts;

  constructor(old: FileFacts, new_: FileFacts) {
    this.#incomplete = { old: new IncompleteLists(old, "old"), new: new IncompleteLists(new_, "new") };
    this.#scope = new ScopeDoubts(scopeOf(old), scopeOf(new_));
  }

  /** Everything that the two do not vouch for, each once. */
  get doubts(): Doubt[] {
    return [...this.#incomplete.old.all, ...this.#incomplete.new.all, ...this.#scope.all];
  }

  /** Why the resource type may exist on `side` as well, where the file does not have it. */
  resourceType(id: string, side: Side): Doubt | undefined {
    // It may be there for the app of administration alone.
    return this.#ofType(id, side) ?? (id === "app" ? this.#ofType("admin_user", side) : undefined);
  }

  /** Why the resource may exist on `side` as well; the same goes for its entitlements. */
  resource(id: ResourceId, options: { side: Side; resource?: Resource }): Doubt | undefined {
    const { side, resource } = options;
    const ofType = this.#ofResource(id, side);
    if (ofType !== undefined) return ofType;
    if (id.resourceType === "role") {
      const isOwnId = resource !== undefined && !resource.annotations.some((one) => one["@type"] === RAW_ID);
      const unheld = isOwnId ? this.#scope.unheldRoles : this.#scoped(this.#scope.unheldRoles, side);
      // Where nobody may list roles, they are known by the administrators who hold them.
      return unheld ?? this.#ofType("admin_user", side);
    }
    if (resource === undefined || !isServiceAccount(resource)) return undefined;
    return this.#incomplete[side].serviceAccounts ?? this.#scoped(this.#scope.serviceAccounts, side);
  }

  /**
   * Why the grant may exist on `side` as well. `isResourceThere`: that side's file has the resource; `principal` is given
   * where it has it not. An edge to what a list left out was dropped; one between what is there was not.
   */
  grant(
    grant: Grant,
    options: { side: Side; isResourceThere: boolean; principal: Resource | undefined },
  ): Doubt | undefined {
    const { side, isResourceThere, principal } = options;
    const resource = grant.entitlement.resource.id;
    return (
      (isResourceThere ? undefined : this.#ofMissingResource(resource, side)) ??
      (principal === undefined ? undefined : this.resource(principal.id, { side, resource: principal })) ??
      this.#incomplete[side].ofGrants(resource, grant.principal.id.resourceType) ??
      this.#throughGroups(grant, side)
    );
  }

  /** Why a path that both files could tell of may be lacking in one: of a grant that both have. */
  paths(before: Grant, after: Grant): Doubt | undefined {
    const [old, new_] = [pathIds(before), pathIds(after)];
    const options = { isResourceThere: true, principal: undefined };
    const isLost = old.some((id) => !new_.includes(id));
    const isGained = new_.some((id) => !old.includes(id));
    return (
      (isLost ? this.grant(before, { side: "new", ...options }) : undefined) ??
      (isGained ? this.grant(after, { side: "old", ...options }) : undefined)
    );
  }

  /** Why a field of a record that both files have may differ without anything having changed. */
  field(resourceType: string, path: string): Doubt | undefined {
    const scoped = this.#scope.ofField(resourceType, path);
    if (scoped !== undefined) return scoped;
    const joined = joinedFields.find((one) => one.resourceType === resourceType && one.paths.includes(path));
    if (joined === undefined) return undefined;
    return this.#incomplete.old.ofType(joined.from) ?? this.#incomplete.new.ofType(joined.from);
  }

  #ofMissingResource(resource: ResourceId, side: Side): Doubt | undefined {
    // Where the list of roles was refused, a role may have got an id of its own: it is the same role.
    const unheld = resource.resourceType === "role" ? this.#scope.unheldRoles : undefined;
    return unheld ?? this.#ofResource(resource, side);
  }

  /** The app of administration is there when administrators were read, and apps too. */
  #ofResource({ resource, resourceType }: ResourceId, side: Side): Doubt | undefined {
    if (resource !== ADMINISTRATION_APP) return this.#ofType(resourceType, side);
    return this.#ofType("admin_user", side) ?? this.#scoped(this.#scope.ofType(resourceType), side);
  }

  #ofType(type: string, side: Side): Doubt | undefined {
    return this.#incomplete[side].ofType(type) ?? this.#scoped(this.#scope.ofType(type), side);
  }

  /** An app is reached through groups: one that a list left out took its people along. */
  #throughGroups(grant: Grant, side: Side): Doubt | undefined {
    if (grant.sources === undefined) return undefined;
    const isInherited = pathIds(grant).some((id) => id !== grant.entitlement.id);
    return isInherited ? this.#incomplete[side].ofType("group") : undefined;
  }

  #scoped(doubt: Doubt | undefined, side: Side): Doubt | undefined {
    return doubt?.side === side ? doubt : undefined;
  }
}

/** Fields that are joined from resources of another type, and vanish with them. */
const joinedFields: readonly { resourceType: string; from: string; paths: readonly string[] }[] = [
  { resourceType: "user", from: "user", paths: ["/profile/manager"] },
  { resourceType: "user", from: "admin_user", paths: ["/profile/linked_admin_id", "/profile/link_basis"] },
  {
    resourceType: "admin_user",
    from: "user",
    paths: [
      "/profile/linked_user_id",
      "/profile/link_basis",
      "/annotations/UserTrait/mfaStatus",
      "/annotations/UserTrait/mfaStatus/mfaEnabled",
    ],
  },
];

function isServiceAccount({ annotations }: Resource): boolean {
  return annotations.some(
    (annotation) => "accountType" in annotation && annotation.accountType === "ACCOUNT_TYPE_SERVICE",
  );
}
