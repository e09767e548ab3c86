import type { ChangeResult } from "../access-change.js";
import type { IntentLine, OutcomeLine } from "./receipt-line.js";

/** The lines of one change. */
export interface Receipt {
  intent: IntentLine;
  /** The last one where a later run settled what nobody knew. Absent: the run ended between the two lines. */
  outcome?: OutcomeLine;
}

/** What became of a change; "open": its second line is missing, so it may have been done. */
export type ReceiptState = ChangeResult | "open";

export function stateOf({ outcome }: Receipt): ReceiptState {
  return outcome?.result ?? "open";
}

/** Whether nobody knows what became of it: reading back settles it. */
export function isUnsettled(receipt: Receipt): boolean {
  const state = stateOf(receipt);
  return state === "open" || state === "unknown";
}
