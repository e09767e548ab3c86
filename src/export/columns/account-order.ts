import { compareText } from "../../model/order.js";
import { noRisk, type ReviewRow } from "../review/review-row.js";

/** The order of accounts in a sync file, by their keys ("user:5f3c…"): a resource type's id has no colon. */
export function compareAccountKeys(a: string, b: string): number {
  const [endOfA, endOfB] = [a.indexOf(":"), b.indexOf(":")];
  return (
    compareText(a.slice(0, endOfA), b.slice(0, endOfB)) ||
    compareText(a.slice(endOfA + 1), b.slice(endOfB + 1))
  );
}

/** The row of an account in which everything about what it has is blank. */
export function bareRow({ account, syncId }: ReviewRow): ReviewRow {
  return {
    reviewId: "",
    account,
    entitlement: undefined,
    grant: nothing,
    isPlain: true,
    risk: noRisk,
    syncId,
  };
}

const nothing: readonly string[] = [];
