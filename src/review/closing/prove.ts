import { resourceKey } from "../../model/resource-id.js";
import { type Receipt, stateOf } from "../../provision/receipts/receipt.js";
import type { Answer, Answers } from "../answers/answers.js";
import { placeWords } from "../answers/place-words.js";
import type { AccessNow } from "../current/access-now.js";
import type { Review } from "../folder/open-review.js";
import { appStakes, letGoBy } from "../plan/app-stake.js";
import { isHeld, timeOf } from "../plan/standing-access.js";
import type { ReviewItem } from "../review-item.js";
import { shownText } from "../sheet-columns.js";
import { AskedChanges } from "./asked-changes.js";
import { otherRemovalWords, proveRemoval } from "./prove-removal.js";
import type { RowProof } from "./row-proof.js";
import { timeWords } from "./time-words.js";

/** What is looked at to tell what became of the rows. */
export interface Evidenced {
  review: Pick<Review, "document" | "items">;
  answers: Pick<Answers, "decided" | "notMine" | "refused">;
  /** Of this review, in the order of their first lines. */
  receipts: readonly Receipt[];
  /** Of what was granted and revoked by hand, or by other reviews. */
  otherReceipts: readonly Receipt[];
  /** What the later sync says. */
  now: AccessNow;
}

/** Tells of each row whether it is still there, and why. In the order of the review. */
export function prove({ review, answers, receipts, otherReceipts, now }: Evidenced): RowProof[] {
  const { items } = review;
  const asked = new AskedChanges(receipts);
  const others = new AskedChanges(sinceReview(otherReceipts, review));
  const decidedOf = byAccount(answers.decided.values());
  const stakesOf = appStakes({ items, decided: answers.decided, letGo: letGoBy(answers) });
  const reasons = undecidedReasons(answers);
  return Array.from(items.values(), (item): RowProof => {
    const decided = decidedOf.get(resourceKey(item.account)) ?? [];
    const stillThere = isHeld(item, now);
    const answer = answers.decided.get(item.key);
    if (answer?.decision === "remove") {
      const facts = {
        asked: asked.of(item),
        decided,
        stakes: stakesOf.get(resourceKey(item.account)) ?? [],
        removedBy: others.of(item)?.done,
        stillThere,
        now,
      };
      return { item, answer, ...proveRemoval(item, facts) };
    }
    if (answer?.decision === "keep") return proveKept(answer, { asked, others, decided, stillThere, now });
    const done = asked.of(item)?.done;
    const removed =
      done === undefined ? "" : `; jc-connector removed it on ${timeWords(done)}: the answer is gone`;
    return {
      item,
      decision: "open",
      ...(done && doneBy(done)),
      stillThere,
      why: `nobody decided${reasons.get(item.key) ?? ""}${removed}${thereWords(item, { stillThere, now })}`,
      open: "not decided",
    };
  });
}

function proveKept(
  answer: Answer,
  {
    asked,
    others,
    decided,
    stillThere,
    now,
  }: {
    asked: AskedChanges;
    others: AskedChanges;
    decided: readonly Answer[];
    stillThere: boolean;
    now: AccessNow;
  },
): RowProof {
  const { item } = answer;
  const row = { item, answer, decision: "keep", stillThere } as const;
  const done = asked.of(item)?.done;
  if (done !== undefined) {
    const there = stillThere ? "there again" : "not there any more";
    const why = `kept, and ${there}: jc-connector removed it on ${timeWords(done)}: the answer was another one then`;
    return { ...row, ...doneBy(done), why, ...(!stillThere && { open: "lost" }) };
  }
  if (stillThere) return { ...row, why: "kept, and there" };
  for (const entitlement of item.through ?? []) {
    const ended = asked.of({ account: item.account, entitlement })?.done;
    if (ended === undefined) continue;
    const cause = decided.find((other) => other.item.entitlement === entitlement);
    const name = cause === undefined ? entitlement : shownText(cause.item, "Access");
    const why = `kept, but not there any more: it came through ${name}, which jc-connector removed on ${timeWords(ended)}; this must not happen`;
    return { ...row, ...doneBy(ended), why, open: "lost" };
  }
  const removedBy = others.of(item)?.done;
  if (removedBy !== undefined) {
    return { ...row, why: `kept, but not there any more: ${otherRemovalWords(removedBy)}` };
  }
  const how = now.hasAccount(resourceKey(item.account))
    ? "not removed by this review"
    : "the account itself is gone, which is not of this review";
  return { ...row, why: `kept, but not there any more: ${how}` };
}

function doneBy(receipt: Receipt): Pick<RowProof, "receipt" | "doneAt"> {
  const time = receipt.outcome?.time;
  return { receipt, ...(stateOf(receipt) === "done" && time !== undefined && { doneAt: time }) };
}

function thereWords(item: ReviewItem, { stillThere, now }: { stillThere: boolean; now: AccessNow }): string {
  if (stillThere) return "; there";
  return now.hasAccount(resourceKey(item.account))
    ? "; not there any more"
    : "; not there any more: the account itself is gone";
}

/** In the order of time: those of several files are in none. */
function sinceReview(receipts: readonly Receipt[], { document }: Evidenced["review"]): Receipt[] {
  const reviewed = new Date(document.sync.startedAt);
  return receipts
    .filter((receipt) => timeOf(receipt) > reviewed)
    .sort((a, b) => timeOf(a).getTime() - timeOf(b).getTime());
}

function byAccount(decided: Iterable<Answer>): Map<string, Answer[]> {
  const found = new Map<string, Answer[]>();
  for (const answer of decided) {
    const key = resourceKey(answer.item.account);
    const known = found.get(key);
    if (known === undefined) found.set(key, [answer]);
    else known.push(answer);
  }
  return found;
}

/** By key: what was said of rows of which nothing counts. */
function undecidedReasons({ notMine, refused }: Pick<Answers, "notMine" | "refused">): Map<string, string> {
  const reasons = new Map<string, string>();
  for (const { item, by } of notMine) reasons.set(item.key, `: ${by} said that it is not theirs`);
  for (const { kind, item, places } of refused) {
    if (item === undefined) continue;
    const where = placeWords(places).join(", ");
    reasons.set(item.key, `: what came back does not count (${kind}: ${where})`);
  }
  return reasons;
}
