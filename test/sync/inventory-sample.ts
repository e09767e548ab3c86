import { coverageOf } from "../../src/sync/coverage.js";
import { type Inventory, type ListSize, listKey } from "../../src/sync/inventory.js";
import type { InventoryKind } from "../../src/sync/inventory-kind.js";

/** Everything was read, all of it. */
export const covered = coverageOf({ options: {}, notRead: [], lists: [], gaps: [] });

/** An inventory of these numbers and lists; nothing where none is given. */
export function inventoryOf(given: {
  counts?: Partial<Record<InventoryKind, number>>;
  serviceAccounts?: number;
  providerAdministrators?: number;
  lists?: readonly ListSize[];
  names?: Readonly<Record<string, string>>;
  coverage?: Inventory["coverage"];
}): Inventory {
  return {
    counts: {
      user: 0,
      admin_user: 0,
      group: 0,
      app: 0,
      role: 0,
      memberships: 0,
      appUsers: 0,
      appGroups: 0,
      ...given.counts,
    },
    serviceAccounts: given.serviceAccounts ?? 0,
    providerAdministrators: given.providerAdministrators ?? 0,
    lists: new Map((given.lists ?? []).map((size) => [listKey(size.list, size.id), size])),
    names: new Map(Object.entries(given.names ?? {})),
    coverage: given.coverage ?? covered,
  };
}

export function members(id: string, rows: number): ListSize {
  return { list: "memberships", id, rows };
}
