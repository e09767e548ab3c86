import type { EdgeList } from "../connector/resource-syncer.js";
import { compareText } from "../model/order.js";
import { edgesRead } from "../model/what-is-read.js";
import { isListCertain } from "./coverage.js";
import { type DropLimit, type DropLimits, dropLimits, isBeyond } from "./drop-limits.js";
import { type Inventory, listKey } from "./inventory.js";
import { type InventoryKind, inventoryKinds } from "./inventory-kind.js";

/** A number that became smaller by more than is usual. */
export interface Drop {
  kind: InventoryKind;
  before: number;
  after: number;
  /** What it is beyond. */
  limit: DropLimit;
}

/** A list that had rows, and has none. */
export interface EmptiedList {
  list: EdgeList["list"];
  /** The resource whose list it is, and its name in the file before. */
  id: string;
  name?: string;
  before: number;
  /** Whether that resource is still there. */
  owner: "stands" | "gone";
}

/** What the new result lost against the one before. */
export interface DropReport {
  verdict: "accepted" | "refused";
  /** Losses greater than the limits. */
  refused: readonly Drop[];
  /** Losses greater than the usual limits, which the given ones let pass; `limit` is the usual one. */
  permitted: readonly Drop[];
  /** Lists that lost everything, the longest first. */
  emptied: readonly EmptiedList[];
  /** How many of them may be. */
  emptiedLimit: number;
  /** Kinds that one of the two did not read, or not whole. */
  notCompared: readonly InventoryKind[];
}

/** Shorter lists come and go. */
const LEAST_FOR_EMPTIED = 10;

/** Compares two inventories of one organisation; only what both read whole. */
export function dropsBetween(before: Inventory, after: Inventory, limits: DropLimits): DropReport {
  const refused: Drop[] = [];
  const permitted: Drop[] = [];
  const notCompared: InventoryKind[] = [];
  const usual = dropLimits();
  for (const kind of inventoryKinds) {
    if (before.coverage.uncertain.has(kind) || after.coverage.uncertain.has(kind)) {
      notCompared.push(kind);
      continue;
    }
    const counts = comparable(kind, { before, after });
    if (isBeyond(limits.byKind[kind], counts)) refused.push({ kind, ...counts, limit: limits.byKind[kind] });
    else if (isBeyond(usual.byKind[kind], counts)) {
      permitted.push({ kind, ...counts, limit: usual.byKind[kind] });
    }
  }
  const emptied = emptiedLists(before, after);
  const isRefused = refused.length > 0 || emptied.length > limits.emptied;
  return {
    verdict: isRefused ? "refused" : "accepted",
    refused,
    permitted,
    emptied,
    emptiedLimit: limits.emptied,
    notCompared,
  };
}

/** Service accounts and a provider's are administrators' accounts, but the list of either alone may be refused. */
function comparable(kind: InventoryKind, { before, after }: { before: Inventory; after: Inventory }) {
  const both = [before, after];
  const counted = (["serviceAccounts", "providerAdministrators"] as const).filter(
    (list) => kind === "admin_user" && both.every(({ coverage }) => coverage[list] === "whole"),
  );
  const count = (inventory: Inventory) =>
    counted.reduce((sum, list) => sum + inventory[list], inventory.counts[kind]);
  return { before: count(before), after: count(after) };
}

function emptiedLists(before: Inventory, after: Inventory): EmptiedList[] {
  const emptied: EmptiedList[] = [];
  for (const [key, { list, id, rows }] of before.lists) {
    const now = after.lists.get(key);
    if (rows < LEAST_FOR_EMPTIED || (now !== undefined && now.rows > 0)) continue;
    if (![before, after].every(({ coverage }) => isListCertain(coverage, { list, id }))) continue;
    const name = before.names.get(`${edgesRead[list].of}:${id}`);
    const owner = now === undefined ? "gone" : "stands";
    emptied.push({ list, id, ...(name !== undefined && { name }), before: rows, owner });
  }
  return emptied.sort(
    (a, b) => b.before - a.before || compareText(listKey(a.list, a.id), listKey(b.list, b.id)),
  );
}
