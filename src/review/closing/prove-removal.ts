import { resourceKey } from "../../model/resource-id.js";
import { isUnsettled, type Receipt, stateOf } from "../../provision/receipts/receipt.js";
import type { Answer } from "../answers/answers.js";
import type { AccessNow } from "../current/access-now.js";
import { type AppStake, stakeWords } from "../plan/app-stake.js";
import { lostApps } from "../plan/lost-apps.js";
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
  /** The apps of the account that no removal may end. */
  stakes: readonly AppStake[];
  /** The last time that others than this review took it away, since the sync that the review is based on. */
  removedBy: Receipt | undefined;
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
  return { fate: "gone", why: `to be removed; not there any more: ${goneWords(item, facts)}` };
}

function goneWords(item: ReviewItem, { asked, removedBy, now }: RemovalFacts): string {
  const tried = triedWords(asked?.last);
  if (removedBy !== undefined) return `${otherRemovalWords(removedBy)}${tried}`;
  if (!now.hasAccount(resourceKey(item.account))) return `the account itself is gone${tried}`;
  return `no receipt of this review tells who removed it${tried}`;
}

/** "removed by the review 2026-Q4m on 2026-10-21 09:12 UTC (ticket SEC-1)" */
export function otherRemovalWords(receipt: Receipt): string {
  const { review, ticket } = receipt.intent;
  const who = review === undefined ? "jc-connector provision" : `the review ${review.name}`;
  return `removed by ${who} on ${timeWords(receipt)} (ticket ${ticket})`;
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
    ? `; it was gone when jc-connector came to it on ${time}`
    : `; jc-connector asked on ${time}, and JumpCloud did not do it`;
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

const STILL_THERE = "to be removed and still there:";

function neverAsked(item: ReviewItem, facts: RemovalFacts): Outcome {
  if (item.kind === "role" || item.kind === "administration") {
    return {
      fate: "console",
      why: `${STILL_THERE} an administrator's rights are ended at the console alone`,
      open: "console",
    };
  }
  if (item.isByRule || facts.now.resourceOf(item.entitlement).isByRule) {
    return { fate: "rule", why: `${STILL_THERE} a rule decides who is in the group`, open: "rule" };
  }
  const held = heldBack(item, facts);
  if (held !== undefined) return held;
  return { fate: "remove", why: `${STILL_THERE} never asked of JumpCloud`, open: "not asked" };
}

/** Why it was not asked, though it could be: an app that somebody kept, or may keep, would be lost with all that is to go. */
function heldBack(item: ReviewItem, { decided, stakes, now }: RemovalFacts): Outcome | undefined {
  const ending = new Set(
    decided
      .filter((answer) => {
        if (answer.decision !== "remove" || !canBeRemoved(answer.item)) return false;
        return !now.resourceOf(answer.item.entitlement).isByRule;
      })
      .map((answer) => answer.item.entitlement),
  );
  const lost = lostApps(stakes, {
    waysOf: ({ account, entitlement }) => now.waysOf(resourceKey(account), entitlement),
    isEnding: ({ entitlement }) => ending.has(entitlement),
  }).filter(({ ways }) => ways.includes(item.entitlement));
  const [first] = lost;
  if (first === undefined) return undefined;
  // What was kept is kept whatever the others say.
  const stake = lost.find(({ row }) => row.keptBy !== undefined)?.row ?? first.row;
  const kind = stake.keptBy === undefined ? "waiting" : "held back";
  const app = shownText(stake.item, "Access");
  return {
    fate: kind,
    why: `${STILL_THERE} held back, since the person would lose ${app}, ${stakeWords(stake)}`,
    open: kind,
  };
}
