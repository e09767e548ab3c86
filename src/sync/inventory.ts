import type { Connector } from "../connector/connector.js";
import type { EdgeList } from "../connector/resource-syncer.js";
import { entitlementId } from "../model/entitlement.js";
import { recordOf } from "../model/record-of.js";
import type { Resource } from "../model/resource.js";
import { resourceKey } from "../model/resource-id.js";
import { edgeListNames, edgesRead, isTypeName, type TypeName } from "../model/what-is-read.js";
import type { Coverage } from "./coverage.js";
import type { Edges } from "./edges.js";
import { type InventoryKind, inventoryKinds } from "./inventory-kind.js";

/** How many rows a list of one resource has. */
export interface ListSize {
  list: EdgeList["list"];
  id: string;
  rows: number;
}

/** How much there is of everything in an organisation, at one time. */
export interface Inventory {
  /** `app` is without the one that is made for administrators, `admin_user` without service accounts and without those of a provider. */
  counts: Readonly<Record<InventoryKind, number>>;
  serviceAccounts: number;
  /** Administrators whom only the managing provider lists. */
  providerAdministrators: number;
  /** Every list of a resource, those without a row too, by `listKey`. */
  lists: ReadonlyMap<string, ListSize>;
  /** Display names of groups and apps by "type:id"; empty where nobody asks for them. */
  names: ReadonlyMap<string, string>;
  coverage: Coverage;
}

/** Names one list of one resource. */
export function listKey(list: EdgeList["list"], id: string): string {
  return `${list}:${id}`;
}

/** Types of whose resources JumpCloud keeps lists. */
const typesWithLists: ReadonlySet<string> = new Set(edgeListNames.map((list) => edgesRead[list].of));

/** All but apps, which count by their lists, and administrators, of whom there are several kinds. */
type CountedByResource = Exclude<TypeName, "app" | "admin_user">;

function isCountedByResource(type: string): type is CountedByResource {
  return isTypeName(type) && type !== "app" && type !== "admin_user";
}

/** Counts what is seen, one thing after the other; memory grows with groups and apps alone. */
export class InventoryTaker {
  readonly #counts = recordOf(inventoryKinds, () => 0);
  readonly #lists = new Map<string, ListSize>();
  readonly #names = new Map<string, string>();
  #serviceAccounts = 0;
  #providerAdministrators = 0;

  /** An app counts when its list of users is seen. */
  addResource({ id, displayName, annotations, profile }: Resource): void {
    const { resourceType } = id;
    if (typesWithLists.has(resourceType)) this.#names.set(resourceKey(id), displayName);
    if (isCountedByResource(resourceType)) this.#counts[resourceType] += 1;
    if (resourceType !== "admin_user") return;
    const isService = annotations.some(
      (annotation) => "accountType" in annotation && annotation.accountType === "ACCOUNT_TYPE_SERVICE",
    );
    if (isService) this.#serviceAccounts += 1;
    else if (profile?.is_provider_administrator === true) this.#providerAdministrators += 1;
    else this.#counts.admin_user += 1;
  }

  addResources(type: CountedByResource, count: number): void {
    this.#counts[type] += count;
  }

  /** A list that exists, whether anything stands in it or not. */
  addList(list: EdgeList["list"], id: string): void {
    this.#sizeOf(list, id);
  }

  addRows({ list, id, rows }: ListSize): void {
    this.#sizeOf(list, id).rows += rows;
    this.#counts[list] += rows;
  }

  finish(coverage: Coverage): Inventory {
    return {
      counts: this.#counts,
      serviceAccounts: this.#serviceAccounts,
      providerAdministrators: this.#providerAdministrators,
      lists: this.#lists,
      names: this.#names,
      coverage,
    };
  }

  #sizeOf(list: EdgeList["list"], id: string): ListSize {
    const key = listKey(list, id);
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const size = { list, id, rows: 0 };
    this.#lists.set(key, size);
    if (list === "appUsers") this.#counts.app += 1;
    return size;
  }
}

/**
 * The inventory of an organisation that was read and is not written yet. The edges have to be settled: those that lead
 * nowhere dropped.
 */
export function inventoryOfReading(
  { connector, edges }: { connector: Pick<Connector, "syncers">; edges: Edges },
  coverage: Coverage,
): Inventory {
  const taker = new InventoryTaker();
  for (const { resourceType, ids, resource, edgeLists } of connector.syncers) {
    const type = resourceType.id;
    for (const id of ids()) {
      if (isCountedByResource(type)) taker.addResources(type, 1);
      // Making the record tells a service account; there are few enough.
      if (type === "admin_user") taker.addResource(resource(id));
      for (const { list, slug, principalType } of edgeLists?.(id) ?? []) {
        const holders = edges.holders(entitlementId({ resourceType: type, resource: id }, slug));
        const held = holders.find((some) => some.principalType === principalType);
        taker.addRows({ list, id, rows: held?.numbers.length ?? 0 });
      }
    }
  }
  return taker.finish(coverage);
}
