import { profileText } from "../access/account.js";
import { pathIds } from "../access/paths.js";
import { administrationAppId } from "../model/administration-app.js";
import type { Grant } from "../model/grant.js";
import type { Resource } from "../model/resource.js";
import type { ResourceId } from "../model/resource-id.js";
import { type FileFacts, IncompleteLists } from "../sync-file/incomplete-lists.js";
import type { Doubt, Side } from "./doubt.js";
import { isAtOrBelow } from "./field-change.js";
import { isMadeUp } from "./made-up-roles.js";
import { type Scope, scopeOf } from "./scope.js";
import { ScopeDoubts } from "./scope-doubts.js";

/** It is there where there are administrators, and apps are read: whether their list is whole does not matter. */
const ADMINISTRATION_APP = administrationAppId.resource;

/** An administrator whom only one file has, linked with a user who has none in the other one. */
export interface NewLink {
  administrator: Resource;
  /** The side that has neither. */
  side: Side;
}

/**
 * Tells of a difference between two files whether it is one between two organisations, or only between what was read.
 * What is missing in the new file is judged by what the new one may lack, and the other way round.
 */
export class Certainty {
  readonly #incomplete: Readonly<Record<Side, IncompleteLists<Doubt>>>;
  readonly #scopes: Readonly<Record<Side, Scope>>;
  readonly #scope: ScopeDoubts;
  /** Why a role may have got an id of its own in one file: a list that tells its id is not there, or not whole. */
  readonly #roleIds: Doubt | undefined;

  constructor(old: FileFacts, new_: FileFacts) {
    this.#incomplete = { old: incompleteLists(old, "old"), new: incompleteLists(new_, "new") };
    this.#scopes = { old: scopeOf(old), new: scopeOf(new_) };
    this.#scope = new ScopeDoubts(this.#scopes.old, this.#scopes.new);
    this.#roleIds =
      this.#scope.unheldRoles ?? this.#incomplete.old.ofType("role") ?? this.#incomplete.new.ofType("role");
  }

  /** Everything that the two do not vouch for, each once. */
  get doubts(): Doubt[] {
    return [...this.#incomplete.old.all, ...this.#incomplete.new.all, ...this.#scope.all];
  }

  /** Why the resource type may exist on `side` as well: a file has none of which it has no resource. */
  resourceType(id: string, side: Side): Doubt | undefined {
    const ofType = this.#ofType(id, side);
    if (ofType !== undefined) return ofType;
    if (id === "role") return this.#scoped(this.#scope.unheldRoles, side) ?? this.#holders(side);
    if (id === "admin_user") return this.#accountsBeside(side);
    return id === "app" ? this.#ofType("admin_user", side) : undefined;
  }

  /** Why the resource may exist on `side` as well; the same goes for its entitlements. */
  resource(id: ResourceId, options: { side: Side; resource?: Resource }): Doubt | undefined {
    const { side, resource } = options;
    const ofType = this.#ofResource(id, side);
    if (ofType !== undefined) return ofType;
    if (id.resourceType === "role") return this.#role(side, resource);
    if (resource === undefined) return undefined;
    if (isServiceAccount(resource)) return this.#serviceAccounts(side);
    return isOfProvider(resource) ? this.#providerAdministrators(side) : undefined;
  }

  /**
   * Why the grant may exist on `side` as well. `resource` and `principal` are given where that side's file has them not;
   * `isElsewhere`: it may have the role under another id. An edge to what a list left out was dropped; one between what
   * is there was not. What is certainly not there has nothing, and nobody has it, whatever other lists left out.
   */
  grant(
    grant: Grant,
    options: {
      side: Side;
      isElsewhere: boolean;
      resource: Resource | undefined;
      principal: Resource | undefined;
    },
  ): Doubt | undefined {
    const { side, isElsewhere, resource, principal } = options;
    const doubt =
      (isElsewhere ? this.#roleIds : undefined) ??
      (resource === undefined ? undefined : this.#ofAbsent(resource.id, side)) ??
      (principal === undefined ? undefined : this.resource(principal.id, { side, resource: principal }));
    if (doubt !== undefined || resource !== undefined || principal !== undefined) return doubt;
    return this.#edge(grant, side) ?? this.#throughGroups(grant, side);
  }

  /** Why a path that both files could tell of may be lacking in one: of a grant that both have. */
  paths(before: Grant, after: Grant): Doubt | undefined {
    const [old, new_] = [pathIds(before), pathIds(after)];
    const lost = old.filter((id) => !new_.includes(id));
    const gained = new_.filter((id) => !old.includes(id));
    if (this.#mayBeDirectToo(before, { lost, gained })) return this.#scope.directAccess;
    const isInherited = (id: string) => id !== before.entitlement.id;
    return (
      (lost.length > 0 ? this.#edge(before, "new") : undefined) ??
      (lost.some(isInherited) ? this.#throughGroups(before, "new") : undefined) ??
      (gained.length > 0 ? this.#edge(after, "old") : undefined) ??
      (gained.some(isInherited) ? this.#throughGroups(after, "old") : undefined)
    );
  }

  /** Where one file cannot tell, the direct way of somebody who has an app through a group too neither comes nor goes. */
  #mayBeDirectToo(
    { entitlement }: Grant,
    { lost, gained }: { lost: readonly string[]; gained: readonly string[] },
  ): boolean {
    const doubt = this.#scope.directAccess;
    if (doubt === undefined) return false;
    const [here, other] = doubt.side === "old" ? [gained, lost] : [lost, gained];
    return other.length === 0 && here.length === 1 && here[0] === entitlement.id;
  }

  /** Whether either file may lack some of those who hold something of the resource: then nobody can count them. */
  mayLackHolders(resource: ResourceId): boolean {
    const isAdministration = resource.resourceType === "role" || resource.resource === ADMINISTRATION_APP;
    const holder = isAdministration ? "admin_user" : "user";
    const isApp = resource.resourceType === "app";
    return (["old", "new"] as const).some(
      (side) =>
        this.#ofType(holder, side) !== undefined ||
        (isAdministration && this.#incomplete[side].providerAdministrators !== undefined) ||
        this.#incomplete[side].ofGrants(resource, holder) !== undefined ||
        (isApp && this.#incomplete[side].ofType("group") !== undefined),
    );
  }

  /** Why a field of a record that both files have may differ without anything having changed. */
  field(resourceType: string, path: string): Doubt | undefined {
    const scoped = this.#scope.ofField(resourceType, path);
    if (scoped !== undefined) return scoped;
    for (const { of, from, paths } of joinedFields) {
      if (of !== resourceType || !paths.some((joined) => isAtOrBelow(path, joined))) continue;
      const doubt = this.#incomplete.old.ofType(from) ?? this.#incomplete.new.ofType(from);
      if (doubt !== undefined) return doubt;
    }
    return undefined;
  }

  /**
   * The same of a resource. Somebody's MFA is joined from the user only where a list left that user out: an
   * administrator with the same user on both sides really has another one. `newLink` is the administrator whom only
   * one side has, and links with the user: where the other side may have both, it may have the link.
   */
  resourceField(
    path: string,
    { before, after, newLink }: { before: Resource; after: Resource; newLink: NewLink | undefined },
  ): Doubt | undefined {
    const { resourceType } = after.id;
    if (newLink !== undefined && userLink.some((joined) => isAtOrBelow(path, joined))) {
      const { administrator, side } = newLink;
      const doubt = this.resource(administrator.id, { side, resource: administrator });
      if (doubt !== undefined) return doubt;
    }
    const link = profileText(after, "linked_user_id");
    const isSure = link !== undefined && link === profileText(before, "linked_user_id");
    return isSure && isAtOrBelow(path, MFA)
      ? this.#scope.ofField(resourceType, path)
      : this.field(resourceType, path);
  }

  #role(side: Side, role: Resource | undefined): Doubt | undefined {
    const isOwnId = role !== undefined && isMadeUp(role);
    const unheld = isOwnId ? this.#roleIds : this.#scoped(this.#scope.unheldRoles, side);
    const isListed = !isOwnId && this.#scopes[side].hasUnheldRoles;
    return unheld ?? (isListed ? undefined : this.#holders(side));
  }

  /** Where nobody may list roles, they are known by the administrators who hold them. */
  #holders(side: Side): Doubt | undefined {
    return this.#ofType("admin_user", side) ?? this.#accountsBeside(side);
  }

  /** Accounts that lists of their own hold, which may be refused. */
  #accountsBeside(side: Side): Doubt | undefined {
    return this.#serviceAccounts(side) ?? this.#providerAdministrators(side);
  }

  #providerAdministrators(side: Side): Doubt | undefined {
    return (
      this.#incomplete[side].providerAdministrators ?? this.#scoped(this.#scope.providerAdministrators, side)
    );
  }

  #serviceAccounts(side: Side): Doubt | undefined {
    return this.#incomplete[side].serviceAccounts ?? this.#scoped(this.#scope.serviceAccounts, side);
  }

  #ofAbsent(id: ResourceId, side: Side): Doubt | undefined {
    const isRole = id.resourceType === "role";
    return (isRole ? this.#scoped(this.#scope.unknownRoles, side) : undefined) ?? this.#ofResource(id, side);
  }

  #ofResource({ resourceType, resource }: ResourceId, side: Side): Doubt | undefined {
    if (resource !== ADMINISTRATION_APP) return this.#ofType(resourceType, side);
    return this.#ofType("admin_user", side) ?? this.#scoped(this.#scope.ofType("app"), side);
  }

  #ofType(type: string, side: Side): Doubt | undefined {
    return this.#incomplete[side].ofType(type) ?? this.#scoped(this.#scope.ofType(type), side);
  }

  #edge({ entitlement, principal }: Grant, side: Side): Doubt | undefined {
    return this.#incomplete[side].ofGrants(entitlement.resource.id, principal.id.resourceType);
  }

  /** People reach apps through groups: one that a list left out took its people along, or would have kept them. */
  #throughGroups({ entitlement, principal }: Grant, side: Side): Doubt | undefined {
    const isAccess = entitlement.resource.id.resourceType === "app" && principal.id.resourceType === "user";
    return isAccess ? this.#incomplete[side].ofType("group") : undefined;
  }

  #scoped(doubt: Doubt | undefined, side: Side): Doubt | undefined {
    return doubt?.side === side ? doubt : undefined;
  }
}

function incompleteLists(facts: FileFacts, side: Side): IncompleteLists<Doubt> {
  return new IncompleteLists(facts, (what, why): Doubt => ({ side, kind: "incomplete", what, why }));
}

const MFA = "/annotations/UserTrait/mfaStatus";
const userLink = ["/profile/linked_admin_id", "/profile/link_basis"];
const adminLink = ["/profile/linked_user_id", "/profile/link_basis"];

/** Fields that are joined from other resources: they change with those that a list left out. */
const joinedFields: readonly { of: string; from: string; paths: readonly string[] }[] = [
  { of: "user", from: "user", paths: ["/profile/manager", ...userLink] },
  { of: "user", from: "admin_user", paths: userLink },
  { of: "admin_user", from: "user", paths: [...adminLink, MFA] },
  { of: "admin_user", from: "admin_user", paths: adminLink },
  { of: "admin_user", from: "role", paths: ["/profile/role_names"] },
  { of: "role", from: "role", paths: ["/displayName", "/description", "/annotations/RawId"] },
];

function isOfProvider({ profile }: Resource): boolean {
  return profile?.is_provider_administrator === true;
}

function isServiceAccount({ annotations }: Resource): boolean {
  return annotations.some(
    (annotation) => "accountType" in annotation && annotation.accountType === "ACCOUNT_TYPE_SERVICE",
  );
}
