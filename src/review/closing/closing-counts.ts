import type { Receipt } from "../../provision/receipts/receipt.js";
import type { OpenKind, RowProof } from "./row-proof.js";

/** Numbers that add up: rows = kept + removals + notDecided, removals = proven + what of them is open. */
export interface ClosingCounts {
  rows: number;
  kept: number;
  /** Of the kept ones: not there any more. */
  keptGone: number;
  removals: number;
  /** Of the removals: not there any more, and settled. */
  proven: number;
  /** Of the proven ones: those that jc-connector did, by its receipts. */
  provenByReceipt: number;
  notDecided: number;
  /** How many removals were asked of JumpCloud in all, whatever came of them. */
  asked: number;
  /** All that is open, of whatever decision. */
  open: number;
}

/** `receipts`: of this review. */
export function countRows(
  rows: readonly RowProof[],
  { receipts }: { receipts: readonly Receipt[] },
): ClosingCounts {
  const count = (isCounted: (row: RowProof) => boolean) => rows.filter(isCounted).length;
  const isProven = (row: RowProof) => row.decision === "remove" && row.open === undefined;
  return {
    rows: rows.length,
    kept: count(({ decision }) => decision === "keep"),
    keptGone: count(({ decision, stillThere }) => decision === "keep" && !stillThere),
    removals: count(({ decision }) => decision === "remove"),
    proven: count(isProven),
    provenByReceipt: count((row) => isProven(row) && row.doneAt !== undefined),
    notDecided: count(({ decision }) => decision === "open"),
    asked: receipts.length,
    open: count(({ open }) => open !== undefined),
  };
}

/** The rows that are open, by why. */
export function openRows(rows: readonly RowProof[]): Map<OpenKind, RowProof[]> {
  const found = new Map<OpenKind, RowProof[]>();
  for (const row of rows) {
    if (row.open === undefined) continue;
    const known = found.get(row.open);
    if (known === undefined) found.set(row.open, [row]);
    else known.push(row);
  }
  return found;
}
