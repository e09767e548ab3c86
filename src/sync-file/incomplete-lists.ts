import { type ResourceId, resourceKey } from "../model/resource-id.js";
import { unreadParts } from "../model/unread-part.js";
import { edgeListNames, edgesRead, sideListNames, typeNames } from "../model/what-is-read.js";
import { type DoubtfulList, doubtfulLists } from "./doubts.js";
import type { SyncHeader } from "./header.js";
import type { Manifest } from "./manifest.js";

/** The lists of who has what, each of one resource; all other lists are of the resources of a type. */
const edgeLists: ReadonlySet<string> = new Set(edgeListNames);
/** Of a file that only says that it is not whole. */
const everyType = [...typeNames].sort();
/** Lists beside the one of the type, in words: one that is not whole says nothing of the type's own list. */
const besideLists: ReadonlyMap<string, string> = new Map(
  sideListNames.map((list) => [list, unreadParts[list]]),
);
const THROUGH_GROUPS = "throughGroups";

/** Both ends of a sync file: what it says about itself. */
export interface FileFacts {
  header: SyncHeader;
  manifest: Manifest;
}

/** Makes of what may be lacking ("app", "group:5f3c…"), and why, what its reader tells of it. */
export type MakeDoubt<Doubt> = (what: string, why: string) => Doubt;

/** What one file itself says that it may lack. */
export class IncompleteLists<Doubt> {
  /** Each once, those that others follow from first. */
  readonly all: readonly Doubt[];
  readonly serviceAccounts: Doubt | undefined;
  readonly providerAdministrators: Doubt | undefined;
  readonly #doubt: MakeDoubt<Doubt>;
  readonly #types = new Map<string, Doubt>();
  /** Of whom a resource was granted to: by "list:type:id", and by list alone where it is not known of which. */
  readonly #ofResource = new Map<string, Doubt>();
  readonly #edges = new Map<string, Doubt>();

  constructor({ header, manifest }: FileFacts, doubt: MakeDoubt<Doubt>) {
    this.#doubt = doubt;
    const lists = doubtfulLists(manifest);
    for (const list of lists.filter(({ because }) => because === undefined)) this.#add(list);
    for (const list of lists.filter(({ because }) => because !== undefined)) this.#add(list);
    this.serviceAccounts = this.#types.get("serviceAccounts");
    this.providerAdministrators = this.#types.get("providerAdministrators");
    // A header that names a type without any list to show for it is taken at its word.
    const known = new Set(lists.map(({ resourceType }) => resourceType));
    const isUnexplained = lists.length === 0 && !(header.complete && manifest.complete);
    for (const type of header.incomplete ?? (isUnexplained ? everyType : [])) {
      if (!known.has(type)) this.#addUnexplained(type);
    }
    this.all = [...new Set([...this.#types.values(), ...this.#edges.values()])];
  }

  /** Why resources of the type may be lacking. */
  ofType(resourceType: string): Doubt | undefined {
    return this.#types.get(resourceType);
  }

  /** Why grants of this resource to principals of that type may be lacking. */
  ofGrants(resource: ResourceId, principalType: string): Doubt | undefined {
    const key = resourceKey(resource);
    const lists = resource.resourceType === "group" ? ["memberships"] : appLists(principalType);
    for (const list of lists) {
      const doubt = this.#edges.get(`${list}:${key}`) ?? this.#edges.get(`${list}:${resource.resourceType}`);
      if (doubt !== undefined) return doubt;
    }
    // Of whatever group members are missing: they have its apps.
    const isThroughGroups = resource.resourceType === "app" && principalType === "user";
    return isThroughGroups ? this.#edges.get("memberships:group") : undefined;
  }

  #addUnexplained(resourceType: string): void {
    const doubt = this.#doubt(resourceType, "the file says that it is not whole");
    this.#types.set(resourceType, doubt);
    for (const list of edgeListNames.filter((name) => edgesRead[name].of === resourceType))
      this.#edges.set(`${list}:${resourceType}`, doubt);
  }

  #add({ list, resourceType, id, because, why }: DoubtfulList): void {
    const beside = list === undefined ? undefined : besideLists.get(list);
    if (list !== undefined && beside !== undefined) {
      this.#types.set(list, this.#doubt(beside, why));
      // What others refer to and a list left out is named by its id: nobody knows what else the list left out.
    } else if (list === undefined || !edgeLists.has(list)) {
      if (!this.#types.has(resourceType)) this.#types.set(resourceType, this.#doubt(resourceType, why));
    } else {
      const key = id === undefined ? resourceType : resourceKey({ resourceType, resource: id });
      const doubt = this.#ofResource.get(key) ?? this.#doubt(key, why);
      this.#ofResource.set(key, doubt);
      // What follows from a group's members is not the list of groups: that is whole.
      this.#edges.set(`${because === undefined ? list : THROUGH_GROUPS}:${key}`, doubt);
    }
  }
}

/** People reach an app by themselves and through groups; a group is only bound. */
function appLists(principalType: string): readonly string[] {
  return principalType === "user" ? ["appUsers", "appGroups", THROUGH_GROUPS] : ["appGroups"];
}
