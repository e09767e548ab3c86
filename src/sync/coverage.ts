import type { ListName } from "../connector/reading.js";
import { unreadParts } from "../model/unread-part.js";
import {
  type EdgeListName,
  edgesRead,
  isTypeName,
  typesRead,
  withThoseLeftOut,
} from "../model/what-is-read.js";
import type { SyncHeader } from "../sync-file/header.js";
import type { Manifest } from "../sync-file/manifest.js";
import { type InventoryKind, inventoryKinds } from "./inventory-kind.js";

/** What of an inventory was read, and read whole: nothing else can be compared. */
export interface Coverage {
  /** Kinds whose number is not known. */
  uncertain: ReadonlySet<InventoryKind>;
  /** Whether service accounts were read, all of them. */
  serviceAccounts: "whole" | "not whole";
  /** Whether the managing provider's administrators were read, all of them. */
  providerAdministrators: "whole" | "not whole";
  /** Lists of objects, by name, of which some may be missing. */
  incompleteLists: ReadonlySet<string>;
  /** Lists of one resource of which rows may be missing, by "list:id". */
  uncertainLists: ReadonlySet<string>;
}

/** The lists that a number depends on: an edge to an object that a list left out is dropped. */
function sourcesOf(kind: InventoryKind): ListName[] {
  if (!isTypeName(kind))
    return [kind, typesRead[edgesRead[kind].of].list, typesRead[edgesRead[kind].to].list];
  const facts = typesRead[kind];
  return "leftOutWith" in facts ? [facts.list, typesRead[facts.leftOutWith].list] : [facts.list];
}

/** What `--without` takes along. */
function kindsWithout(types: readonly string[]): InventoryKind[] {
  const without = withThoseLeftOut(types);
  return inventoryKinds.filter((kind) =>
    isTypeName(kind) ? without.has(kind) : without.has(edgesRead[kind].of) || without.has(edgesRead[kind].to),
  );
}

/** What was covered, out of what a sync says about itself. */
export function coverageOf({
  options,
  notRead,
  lists,
  gaps,
}: Pick<SyncHeader, "options"> & Pick<Manifest, "notRead" | "lists" | "gaps">): Coverage {
  const without = options.without ?? [];
  const refused = new Set(notRead.map(({ what }) => what));
  // A gap with a cause is about those who come through groups, and they are not counted.
  const open = gaps.filter(({ proof, because }) => proof === "incomplete" && because === undefined);
  const incompleteLists = new Set([
    ...lists.filter(({ proof }) => proof === "incomplete").map(({ name }) => name),
    ...open.map(({ list }) => list),
  ]);
  const uncertain = new Set<InventoryKind>(kindsWithout(without));
  if (refused.has(unreadParts.unheldRoles)) uncertain.add("role");
  for (const kind of inventoryKinds) {
    if (sourcesOf(kind).some((list) => incompleteLists.has(list))) uncertain.add(kind);
  }
  const isWhole = (what: string, list: ListName) =>
    !without.includes("admin_user") && !refused.has(what) && !incompleteLists.has(list);
  const isProviderWhole = isWhole(unreadParts.providerAdministrators, "providerAdministrators");
  return {
    uncertain,
    serviceAccounts: isWhole(unreadParts.serviceAccounts, "serviceAccounts") ? "whole" : "not whole",
    providerAdministrators: isProviderWhole ? "whole" : "not whole",
    incompleteLists,
    uncertainLists: new Set(open.flatMap(({ list, id }) => (id === undefined ? [] : [`${list}:${id}`]))),
  };
}

/** Whether all rows of one resource's list are known, as far as any can be. */
export function isListCertain(
  { uncertain, uncertainLists, incompleteLists }: Coverage,
  { list, id }: { list: EdgeListName; id: string },
): boolean {
  if (!uncertain.has(list)) return true;
  // Some list of the kind is not whole. This one is, unless it is the one, or what its rows lead to was not read whole.
  const [, ...bases] = sourcesOf(list);
  const isRead = incompleteLists.has(list);
  return isRead && !bases.some((base) => incompleteLists.has(base)) && !uncertainLists.has(`${list}:${id}`);
}
