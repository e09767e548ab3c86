import { JumpCloudError, RefusedError } from "../../../jumpcloud/errors.js";
import { plainText } from "../../../model/plain-text.js";
import { resourceKey } from "../../../model/resource-id.js";
import { type CarriedOut, type CarryOutOptions, carryOut } from "../../../provision/carry-out.js";
import { NotGrantableError } from "../../../provision/errors.js";
import { isReceiptError, type ReceiptError } from "../../../provision/finish-receipt.js";
import type { Asked } from "../../../review/applying/apply-removals.js";
import type { AppStake } from "../../../review/plan/app-stake.js";
import type { PlannedRemoval } from "../../../review/plan/plan.js";
import { holderWhoIs, type KeyHolder, type Owner } from "../../provision/owner.js";
import { lastWayWords } from "./last-way.js";

/** Who asks, and for which review. */
export interface AskingRun extends Omit<CarryOutOptions, "intent"> {
  intent: Omit<CarryOutOptions["intent"], "review">;
  /** The name of the review. */
  review: string;
  /** By the key of an account: the rows about apps that no removal may end. */
  stakes: ReadonlyMap<string, readonly AppStake[]>;
  owner: Owner;
  /** Also of the person whose key it is. */
  self?: true;
  /** Told when no receipt can be written any more. */
  onReceiptError(error: ReceiptError): void;
}

/** Asks JumpCloud for one removal. Throws the reason of the signal. */
export async function askRemoval({ answer }: PlannedRemoval, run: AskingRun): Promise<Asked> {
  const { item } = answer;
  const { reader, owner, self, review, onReceiptError } = run;
  const change = { action: "revoke", entitlement: item.entitlement, principal: item.account } as const;
  try {
    const holder = self ? undefined : await holderWhoIs(item.account, { owner, reader });
    if (holder !== undefined) return ownAccess(holder, owner);
    const lastWay = await lastWayWords(item, {
      stakes: run.stakes.get(resourceKey(item.account)) ?? [],
      reader,
    });
    if (lastWay !== undefined) return { result: "not done", why: lastWay, isRefusedHere: true };
    const intent = { ...run.intent, review: { name: review, row: item.key } };
    const carried = await carryOut(change, { ...run, intent });
    if (carried.receiptError !== undefined) onReceiptError(carried.receiptError);
    // What is not there may be another organisation's, which answers too.
    if (carried.obstacle?.kind === "unknown") await reader.proveOrganization();
    return askedOf(carried);
  } catch (error) {
    if (isReceiptError(error)) {
      onReceiptError(error);
      return { result: "not done", why: error.message, stops: "receipts" };
    }
    const isOfThisOne = error instanceof JumpCloudError || error instanceof NotGrantableError;
    if (!isOfThisOne) throw error;
    return {
      result: "not done",
      why: error.message,
      ...(error instanceof RefusedError && { stops: "refused" as const }),
    };
  }
}

function ownAccess(holder: KeyHolder, owner: Owner): Asked {
  const is = owner.unknown === undefined ? "is" : "may be";
  const whose = plainText(holder.email ?? holder.id);
  return {
    result: "not done",
    why: `it ${is} the own access of ${whose}, whose key it is: with --self it is removed all the same`,
    isRefusedHere: true,
  };
}

function askedOf(carried: CarriedOut): Asked {
  const { receipt, obstacle, error, readBackError, receiptError, heldAfter } = carried;
  const sent = receipt === undefined ? {} : { receipt };
  switch (obstacle?.kind) {
    case "unknown": {
      const gone = obstacle.objects.map((id) => plainText(resourceKey(id))).join(" and ");
      return { result: "gone", why: `JumpCloud does not know ${gone} any more` };
    }
    case "through groups":
      return { result: "already so", why: "it is not assigned directly any more" };
    case "by rule":
      return { result: "not done", why: "the rule of the group decides who is in it by now" };
  }
  const problem = receiptError ?? error ?? readBackError;
  const isRefused = [error, readBackError].some((failed) => failed instanceof RefusedError);
  const stops = receiptError !== undefined ? "receipts" : isRefused ? "refused" : undefined;
  const isStillHeld = carried.result !== "done" && heldAfter === true;
  const words = [problem?.message, isStillHeld ? "reading back, it is still there" : undefined];
  const why = words.filter((text) => text !== undefined).join("; ");
  return {
    result: carried.result,
    ...sent,
    ...(why !== "" && { why }),
    ...(stops !== undefined && { stops }),
  };
}
