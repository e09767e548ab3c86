import { recordOf } from "../model/record-of.js";
import { type InventoryKind, inventoryKinds } from "./inventory-kind.js";

/** The greatest loss that is let pass: a share of what there was, or a number. */
export type DropLimit = { percent: number } | { count: number };

export interface DropLimits {
  byKind: Readonly<Record<InventoryKind, DropLimit>>;
  /** How many lists may lose everything. */
  emptied: number;
}

/** Limits as a person gives them: `other` stands for every kind that has none of its own. */
export interface GivenLimits {
  byKind: ReadonlyMap<InventoryKind | "other", DropLimit>;
  emptied?: number;
}

const usual = {
  user: { percent: 5 },
  admin_user: { count: 1 },
  other: { percent: 20 },
} as const;
const USUAL_EMPTIED = 3;

/** A share of fewer than this says nothing: one of ten is ten percent. */
const LEAST_FOR_PERCENT = 20;

/** `none`: a new result is not compared with the file before it. */
export type MaxDrop = GivenLimits | "none";

/** The limits that apply: the usual ones where none is given. */
export function dropLimits(given: GivenLimits = { byKind: new Map() }): DropLimits {
  const limitOf = (kind: InventoryKind): DropLimit => {
    const own = given.byKind.get(kind);
    if (own !== undefined) return own;
    if (kind === "user" || kind === "admin_user") return usual[kind];
    return given.byKind.get("other") ?? usual.other;
  };
  return {
    byKind: recordOf(inventoryKinds, limitOf),
    emptied: given.emptied ?? USUAL_EMPTIED,
  };
}

/** Whether going from `before` to `after` loses more than the limit lets pass. */
export function isBeyond(limit: DropLimit, { before, after }: { before: number; after: number }): boolean {
  const lost = before - after;
  if (lost <= 0) return false;
  if ("count" in limit) return lost > limit.count;
  return before >= LEAST_FOR_PERCENT && lost * 100 > limit.percent * before;
}

/** The names that limits may be given for. */
export const limitNames = [...inventoryKinds, "other"] as const;
