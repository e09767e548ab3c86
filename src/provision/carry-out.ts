import type { AccessReader } from "../jumpcloud/access-reader.js";
import {
  type EdgeChange,
  type JumpCloudChanges,
  lastAnswer,
  saysUnchanged,
  wasSurelyNotDone,
} from "../jumpcloud/changes.js";
import { JumpCloudError } from "../jumpcloud/errors.js";
import { realTimer, type Timer } from "../jumpcloud/timer.js";
import type { ResourceId } from "../model/resource-id.js";
import type { AccessChange } from "./access-change.js";
import { edgeOf } from "./change-target.js";
import { finishReceipt, type ReceiptError } from "./finish-receipt.js";
import type { Intent, OpenReceipt, Outcome, ReceiptBook } from "./receipt.js";
import { lookUp, type Named, readHeld, type Situation } from "./situation.js";

export interface CarryOutOptions {
  reader: AccessReader;
  changes: JumpCloudChanges;
  book: ReceiptBook;
  /** What the receipt says besides the change itself; names that are left out are those that JumpCloud tells now. */
  intent: Omit<Intent, "change" | "request" | "heldBefore">;
  /** The real time when absent. */
  timer?: Timer;
  signal?: AbortSignal;
}

/** Why a change is not even asked for. */
export type Obstacle =
  /** Nothing has these ids: never had, or not any more. */
  | { kind: "unknown"; objects: readonly ResourceId[] }
  /** Who is in the group is decided by its rule. */
  | { kind: "by rule" }
  /** There is nothing to revoke: the app comes through groups. */
  | { kind: "through groups"; groups: readonly Named[] };

/** What came of a change, and how things were before. `receipt` is absent where nothing was sent. */
export interface CarriedOut extends Outcome {
  /** Absent where one of the two does not exist. */
  situation?: Situation;
  obstacle?: Obstacle;
  /** The id of the receipt. */
  receipt?: string;
  /** The receipt of a grant that was gone already, whose end is over by this revoke: nothing was sent. */
  ends?: string;
  /** With what the call failed. It may have been done all the same: `result` tells. */
  error?: JumpCloudError;
  /** Why nothing could be read back. */
  readBackError?: JumpCloudError;
  /** Why the receipt could not be finished. */
  receiptError?: ReceiptError;
}

/** An edge that was just made is read again before it is taken for not made. Milliseconds before each reading. */
const READ_BACK_AFTER_MS = [0, 1000, 2000];

/**
 * Makes one change: reads what is so, sends one call where something is to do, reads back, and keeps a receipt of the
 * call. What became of it is told by reading back and not by the answer; where the answer was lost and it cannot be
 * seen, it is "unknown": it may yet be done. A grant that was "already so" before has no receipt, and so no end.
 *
 * Throws NotGrantableError, a ReceiptError when the receipt cannot be begun (nothing was sent), JumpCloudError when it
 * cannot be read what is so (nothing was sent), and the reason of the signal; then a begun receipt says "unknown".
 */
export async function carryOut(change: AccessChange, options: CarryOutOptions): Promise<CarriedOut> {
  const { reader, changes, book, intent } = options;
  const edge = edgeOf(change);
  const situation = await lookUp(edge, reader);
  const settled = withoutCall(edge, situation);
  if (settled !== undefined || "unknown" in situation) return settled ?? { result: "not done" };
  const { method, path, body } = changes.requestFor(edge);
  const { resource, principal, isHeld } = situation;
  const receipt = await book.begin({
    ...intent,
    change,
    names: { entitlement: resource.name, principal: principal.email ?? principal.name, ...intent.names },
    request: { method, path, body },
    heldBefore: isHeld,
  });
  const outcome = await sendAndReadBack(edge, { ...options, receipt });
  return { situation, receipt: receipt.id, ...outcome };
}

/** What is settled without a call; `undefined` where there is something to do. */
export function withoutCall(
  edge: EdgeChange,
  situation: Awaited<ReturnType<typeof lookUp>>,
): CarriedOut | undefined {
  if ("unknown" in situation) {
    return { result: "not done", obstacle: { kind: "unknown", objects: situation.unknown } };
  }
  const { isHeld, isByRule, through } = situation;
  if (isHeld === (edge.op === "add")) {
    return edge.op === "remove" && through.length > 0
      ? {
          result: "not done",
          heldAfter: isHeld,
          situation,
          obstacle: { kind: "through groups", groups: through },
        }
      : { result: "already so", heldAfter: isHeld, situation };
  }
  return isByRule
    ? { result: "not done", heldAfter: isHeld, situation, obstacle: { kind: "by rule" } }
    : undefined;
}

type Sent = Pick<CarriedOut, "result" | "answer" | "heldAfter" | "error" | "readBackError" | "receiptError">;

async function sendAndReadBack(
  edge: EdgeChange,
  options: CarryOutOptions & { receipt: OpenReceipt },
): Promise<Sent> {
  const { receipt } = options;
  let sent: Sent;
  try {
    sent = await judged(edge, options);
  } catch (error) {
    // Somebody ended the run in the middle: it may have been done.
    await finishReceipt(receipt, { result: "unknown" });
    throw error;
  }
  const { result, answer, heldAfter } = sent;
  const receiptError = await finishReceipt(receipt, {
    result,
    ...(answer !== undefined && { answer }),
    ...(heldAfter !== undefined && { heldAfter }),
  });
  return receiptError === undefined ? sent : { ...sent, receiptError };
}

async function judged(edge: EdgeChange, options: CarryOutOptions): Promise<Sent> {
  const { changes } = options;
  const isWanted = edge.op === "add";
  let failed: Pick<Sent, "answer" | "error"> = {};
  let isSure = false;
  // Lost on the way, JumpCloud may still do it after it was read back.
  let isUnderWay = false;
  try {
    failed = { answer: await changes.send(edge) };
  } catch (error) {
    if (!(error instanceof JumpCloudError)) throw error;
    // What the host of the tokens says is no answer to the change: without a token nothing is sent.
    const wasSent = error.endpoint === changes.requestFor(edge).endpoint;
    const answer = wasSent ? lastAnswer(error) : undefined;
    isSure = !wasSent || wasSurelyNotDone(error);
    isUnderWay = !isSure && !(answer !== undefined && saysUnchanged(answer));
    failed = { error, ...(answer !== undefined && { answer }) };
  }
  try {
    const isExpected = failed.error === undefined || isUnderWay;
    const heldAfter = await readBack(edge, { ...options, isExpected });
    // Then it is another one's doing, and not ours to take back.
    const wasSo = isSure || (failed.answer !== undefined && saysUnchanged(failed.answer));
    const asAsked = wasSo ? "already so" : "done";
    const otherwise = isUnderWay ? "unknown" : "not done";
    return { result: heldAfter === isWanted ? asAsked : otherwise, ...failed, heldAfter };
  } catch (readBackError) {
    if (!(readBackError instanceof JumpCloudError)) throw readBackError;
    return { result: isSure ? "not done" : "unknown", ...failed, readBackError };
  }
}

/** `isExpected`: it is worth waiting for. */
async function readBack(
  edge: EdgeChange,
  { reader, timer = realTimer, signal, isExpected }: CarryOutOptions & { isExpected: boolean },
): Promise<boolean> {
  const isWanted = edge.op === "add";
  let isHeld = !isWanted;
  for (const afterMs of isExpected ? READ_BACK_AFTER_MS : READ_BACK_AFTER_MS.slice(0, 1)) {
    if (afterMs > 0) await timer.wait(afterMs, signal);
    isHeld = await readHeld(edge, reader);
    if (isHeld === isWanted) break;
  }
  return isHeld;
}
