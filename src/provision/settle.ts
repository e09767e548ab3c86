import type { AccessReader } from "../jumpcloud/access-reader.js";
import { saysUnchanged } from "../jumpcloud/changes.js";
import { JumpCloudError } from "../jumpcloud/errors.js";
import { type AskedOrganization, belonging, elsewhereWords, proveGone } from "./belonging.js";
import { edgeOf } from "./change-target.js";
import { UnprovenError } from "./errors.js";
import type { Outcome } from "./receipt.js";
import { isUnsettled, type Receipt } from "./receipts/receipt.js";
import type { OpenReceiptBook } from "./receipts/receipt-book.js";
import { missingOf, readHeld } from "./situation.js";

/** A change whose answer was lost may still be under way, or not yet seen where it is read. */
const TOO_EARLY_MS = 60_000;

/** What became of the attempt to settle one receipt. */
export interface Settled {
  receipt: Receipt;
  /** Absent: nobody knows yet. */
  outcome?: Outcome;
  /** Why it was not settled: it could not be read, or is another organisation's. Absent with no outcome: too early. */
  why?: string;
  /** It is of another organisation than the one that was asked, or, where that is not known, it may be. */
  isElsewhere?: true;
}

/**
 * Reads back every change of which nobody knows, and writes what is so. One that cannot be read, or is another
 * organisation's, stops none of the others, and stays as it is.
 *
 * Throws what `settle` of the book throws, NotGrantableError for a change that no version of ours made, and the reason
 * of the signal.
 */
export async function settleReceipts(
  book: OpenReceiptBook,
  { reader, now, ...asked }: AskedOrganization & { reader: AccessReader; now(): Date },
): Promise<Settled[]> {
  const settled: Settled[] = [];
  for (const receipt of book.receipts.filter(isUnsettled)) {
    if (belonging(receipt, asked) === "elsewhere") {
      settled.push({ receipt, why: elsewhereWords(receipt, asked), isElsewhere: true });
      continue;
    }
    try {
      const edge = edgeOf(receipt.intent.change);
      const missing = await missingOf(edge, reader);
      if (missing.length > 0) await proveGone(receipt, missing, { reader, ...asked });
      const isHeld = missing.length === 0 && (await readHeld(edge, reader));
      const outcome = outcomeOf(receipt, { isHeld, now: now() });
      if (outcome !== undefined) await book.settle(receipt.intent.id, outcome);
      settled.push({ receipt, ...(outcome && { outcome }) });
    } catch (error) {
      if (!(error instanceof JumpCloudError) && !(error instanceof UnprovenError)) throw error;
      settled.push({ receipt, why: error.message });
    }
  }
  return settled;
}

/**
 * What the truth makes of a change of which nobody knew; `undefined` while it is too early to say. What JumpCloud
 * answered counts where it said that it changed nothing: then what is so is not ours to take back.
 */
export function outcomeOf(
  { intent, outcome }: Receipt,
  { isHeld, now }: { isHeld: boolean; now: Date },
): Outcome | undefined {
  const { change, heldBefore } = intent;
  const isWanted = change.action === "grant";
  const answer = outcome?.answer;
  const isUnchanged = answer !== undefined && saysUnchanged(answer);
  const told = { ...(answer && { answer }), heldAfter: isHeld };
  if (isHeld === isWanted) {
    return { result: isUnchanged || heldBefore === isWanted ? "already so" : "done", ...told };
  }
  const ageMs = now.getTime() - Date.parse((outcome ?? intent).time);
  return ageMs < TOO_EARLY_MS && !isUnchanged ? undefined : { result: "not done", ...told };
}
