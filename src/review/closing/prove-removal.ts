import { resourceKey } from "../../model/resource-id.js";
import { isUnsettled, type Receipt, stateOf } from "../../provision/receipts/receipt.js";
import type { Answer } from "../answers/answers.js";
import type { AccessNow } from "../current/access-now.js";
import { canBeRemoved, type ReviewItem } from "../review-item.js";
import { shownText } from "../sheet-columns.js";
import type { Asked } from "./asked-changes.js";
import type { RowProof } from "./row-proof.js";
import { timeWords } from "./time-words.js";

/** What is known of a removal. */
export interface RemovalFacts {
  asked: Asked | undefined;
  /** Everything that was decided about the account. */
  decided: readonly Answer[];
  stillThere: boolean;
  now: AccessNow;
}

type Outcome = Pick<RowProof, "fate" | "why" | "open">;

/** What became of something that was to be removed. */
export function proveRemoval(item: ReviewItem, facts: RemovalFacts): Omit<RowProof, "item" | "answer"> {
  const { asked, stillThere } = facts;
  const done = asked?.done;
  const receipt = stillThere || done === undefined ? asked?.last : done;
  const doneAt = done?.outcome?.time;
  return {
    decision: "remove",
    ...(receipt && { receipt }),
    ...(doneAt !== undefined && { doneAt }),
    stillThere,
    ...outcomeOf(item, facts),
  };
}

function outcomeOf(item: ReviewItem, facts: RemovalFacts): Outcome {
  const { asked, stillThere, now } = facts;
  if (asked !== undefined && isUnsettled(asked.last)) {
    const there = stillThere ? "still there" : "not there any more";
    return {
      fate: "remove",
      why: `to be removed and ${there}: nobody knows what came of it when jc-connector asked on ${timeWords(asked.last)}`,
      open: "not settled",
    };
  }
  if (stillThere) return asked === undefined ? neverAsked(item, facts) : thereThough(asked);
  if (asked?.done !== undefined) {
    return { fate: "remove", why: `removed by jc-connector, and not there any more${otherWays(item, now)}` };
  }
  const who = now.hasAccount(resourceKey(item.account))
    ? "somebody else removed it"
    : "the account itself is gone";
  return { fate: "gone", why: `to be removed; not there any more: ${who}${triedWords(asked?.last)}` };
}

/** An app that was assigned directly may still come through groups: then the person still has it. */
function otherWays({ account, entitlement }: ReviewItem, now: AccessNow): string {
  const ways = now.waysOf(resourceKey(account), entitlement) ?? [];
  const names = ways.map((way) => now.resourceOf(way).displayName);
  return names.length === 0 ? "" : `; the app still comes through ${names.join(", ")}`;
}

function triedWords(last: Receipt | undefined): string {
  if (last === undefined) return "";
  const time = timeWords(last);
  return stateOf(last) === "already so"
    ? `, before jc-connector came to it on ${time}`
    : ` (jc-connector asked on ${time}, and JumpCloud did not do it)`;
}

function thereThough({ last, done }: Asked): Outcome {
  if (stateOf(last) === "not done") {
    const again =
      done === undefined ? "" : `; it was removed on ${timeWords(done)}, and somebody granted it again`;
    return {
      fate: done === undefined ? "remove" : "came back",
      why: `to be removed and still there: not done on ${timeWords(last)}: ${saidWords(last)}${again}`,
      open: "not done",
    };
  }
  const what = stateOf(last) === "done" ? "removed by jc-connector" : "found gone by jc-connector";
  return {
    fate: "came back",
    why: `${what} on ${timeWords(last)}, and there again: somebody granted it again`,
    open: "came back",
  };
}

function saidWords({ outcome }: Receipt): string {
  const answer = outcome?.answer;
  if (answer === undefined) return "JumpCloud gave no answer";
  return `JumpCloud answered ${answer.status}${answer.said === undefined ? "" : ` (${answer.said})`}`;
}

function neverAsked(item: ReviewItem, facts: RemovalFacts): Outcome {
  const start = "to be removed and still there:";
  if (item.kind === "role" || item.kind === "administration") {
    return {
      fate: "console",
      why: `${start} an administrator's rights are ended at the console alone`,
      open: "console",
    };
  }
  if (item.isByRule || facts.now.resourceOf(item.entitlement).isByRule) {
    return { fate: "rule", why: `${start} a rule decides who is in the group`, open: "rule" };
  }
  const keeper = keeperOf(item, facts);
  if (keeper !== undefined) {
    const app = shownText(keeper.item, "Access");
    const why = `${start} held back, since ${keeper.by} kept ${app}, which the account has through nothing else`;
    return { fate: "held back", why, open: "held back" };
  }
  return { fate: "remove", why: `${start} never asked of JumpCloud`, open: "not asked" };
}

/** Who kept an app of the account that would be lost when all that is still to be removed is: then nothing of it is. */
function keeperOf(item: ReviewItem, { decided, now }: RemovalFacts): Answer | undefined {
  const ending = new Set(
    decided
      .filter((answer) => answer.decision === "remove" && canBeRemoved(answer.item))
      .map((answer) => answer.item.entitlement),
  );
  return decided.find((answer) => {
    const { kind, entitlement } = answer.item;
    if (answer.decision !== "keep" || (kind !== "through groups" && kind !== "assignment")) return false;
    const ways = now.waysOf(resourceKey(item.account), entitlement) ?? [];
    return ways.includes(item.entitlement) && ways.every((way) => ending.has(way));
  });
}
