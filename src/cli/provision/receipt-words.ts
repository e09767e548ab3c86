import { plainText } from "../../model/plain-text.js";
import { resourceKey } from "../../model/resource-id.js";
import { isUnsettled, type Receipt, type ReceiptState, stateOf } from "../../provision/receipts/receipt.js";
import type { IntentLine } from "../../provision/receipts/receipt-line.js";
import type { Settled } from "../../provision/settle.js";
import { counted, countText } from "../number-text.js";

/** "grant of app:617c…:access to user:5f3c…": ids alone, as this may stand in a log. */
export function changeWords({ change }: Pick<IntentLine, "change">): string {
  const { action, entitlement, principal } = change;
  const preposition = action === "grant" ? "to" : "from";
  return plainText(`${action} of ${entitlement} ${preposition} ${resourceKey(principal)}`);
}

/** Where the words are shown. A ticket is free text, and may name people: it is for a terminal, and for the answer. */
export interface WordsPlace {
  showsTickets: boolean;
}

/** "receipt 0198… (grant of … to …, ticket OPS-1)"; without tickets ids alone, as this may stand in a log. */
export function receiptWords({ intent }: Pick<Receipt, "intent">, { showsTickets }: WordsPlace): string {
  const ticket = showsTickets ? `, ticket ${plainText(intent.ticket)}` : "";
  return `receipt ${intent.id} (${changeWords(intent)}${ticket})`;
}

/**
 * One line for each change of which nobody knows whether it was done. `isExpire`: the run that says so is the one that
 * settles, and tells by itself what it settled, and what it left alone.
 */
export function unsettledWords(
  receipts: readonly Receipt[],
  { isExpire = false, ...place }: WordsPlace & { isExpire?: boolean },
): string[] {
  const advice = isExpire ? "" : "; provision expire --write reads back and settles it";
  return receipts.filter(isUnsettled).map((receipt) => {
    const lack =
      receipt.outcome === undefined
        ? "has no outcome: it may have been done, or another run is at it"
        : "has an unknown outcome: it may have been done";
    return `${receiptWords(receipt, place)} ${lack}${advice}`;
  });
}

/** What became of each change of which nobody knew, one line each. */
export function settledWords(settled: readonly Settled[], place: WordsPlace): string[] {
  return settled.map(({ receipt, outcome, why, isElsewhere }) => {
    const words = receiptWords(receipt, place);
    if (outcome !== undefined) return `${words} had no known outcome; read back: ${outcome.result}`;
    return `${words} has no known outcome, and may have been done: ${unsettledReason({ why })}${isElsewhere ? "; it is left alone" : ""}`;
  });
}

/** Why reading back did not settle a change. */
export function unsettledReason({ why }: { why?: string | undefined }): string {
  return why === undefined ? "it is too early to say that it was not done" : plainText(why);
}

const states = [
  "done",
  "already so",
  "not done",
  "unknown",
  "open",
] as const satisfies readonly ReceiptState[];

/** How many changes ended how, each state by its name. */
export function countStates(receipts: readonly Receipt[]): Record<ReceiptState, number> {
  const counts = { done: 0, "already so": 0, "not done": 0, unknown: 0, open: 0 };
  for (const receipt of receipts) counts[stateOf(receipt)] += 1;
  return counts;
}

/** "3 changes: 2 done, 1 open" */
export function stateWords(receipts: readonly Receipt[]): string {
  const counts = countStates(receipts);
  const parts = states.flatMap((state) =>
    counts[state] === 0 ? [] : `${countText(counts[state])} ${state}`,
  );
  return parts.length === 0 ? "no changes" : `${counted(receipts.length, "change")}: ${parts.join(", ")}`;
}
