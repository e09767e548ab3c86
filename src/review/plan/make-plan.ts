import { resourceKey } from "../../model/resource-id.js";
import type { Answer, Answers } from "../answers/answers.js";
import type { AccessNow } from "../current/access-now.js";
import { decisionsOf } from "../decision.js";
import { ReviewError } from "../errors.js";
import type { Review } from "../folder/open-review.js";
import type { ReviewItem } from "../review-item.js";
import { appStakes } from "./app-stake.js";
import { isDecidedByRule } from "./by-rule.js";
import { cameBack, goneSince, type Meanwhile } from "./came-back.js";
import { endsOf } from "./ends.js";
import { holdBack } from "./hold-back.js";
import type { Fate, Plan, PlannedRemoval } from "./plan.js";
import { rowsByWay } from "./rows-by-way.js";
import { isHeld, standingApps } from "./standing-access.js";

/** What a plan is made of. */
export interface PlanInput extends Meanwhile {
  items: Review["items"];
  decided: Answers["decided"];
  /** Keys of rows of which nobody will say that they are kept (`letGoBy`). */
  letGo: ReadonlySet<string>;
  /** What the newest sync says of every account of which something is to be removed. */
  now: AccessNow;
  /** Whether that sync read which groups a rule fills. */
  hasMembershipMethods: boolean;
  /** Keys of rows that came back and are to go all the same. */
  again: ReadonlySet<string>;
}

/**
 * What becomes of each decided removal. The rows' keys and decisions are all that is taken from the answers; whether
 * something is there, and what else ends with it, is what the newest sync says.
 *
 * Throws ReviewError for a key in `again` whose row did not come back.
 */
export function makePlan(input: PlanInput): Plan {
  const { items, decided, now, receipts, otherReceipts, dataTime, again } = input;
  const answers = [...items.keys()].flatMap((key) => decided.get(key) ?? []);
  const judged = answers.filter(isRemoval).map((answer) => ({ answer, ...judge(answer.item, input) }));
  refuseNotBack(again, { judged, items });
  const planned = judged.filter(({ fate }) => fate === "remove").map(({ answer }) => answer.item);
  const ways = rowsByWay(planned);
  const apps = standingApps(now, { receipts: [...receipts, ...otherReceipts], dataTime, planned: ways });
  const held = holdBack(ways, { stakes: appStakes(input), apps });
  const ends = endsOf(rowsByWay(planned.filter(({ key }) => !held.has(key))), apps);
  return {
    removals: judged.map(({ answer, fate, why }): PlannedRemoval => {
      const back = held.get(answer.item.key);
      if (back !== undefined) return { answer, ends: [], ...back };
      return { answer, fate, ends: ends.get(answer.item.key) ?? [], ...(why !== undefined && { why }) };
    }),
  };
}

/** An app through groups cannot be taken away by itself, whatever somebody wrote. */
function isRemoval({ decision, item }: Answer): boolean {
  return decision === "remove" && decisionsOf(item.kind).includes(decision);
}

interface Judged {
  fate: Fate;
  why?: string;
  /** It came back, whether or not it is to go all the same. */
  isBack?: true;
}

function judge(item: ReviewItem, input: PlanInput): Judged {
  const { now, again } = input;
  const since = goneSince(item, input);
  if (since !== undefined) return { fate: "gone", why: since };
  if (!isHeld(item, now)) return { fate: "gone", why: goneWords(item, now) };
  if (item.kind === "role" || item.kind === "administration") {
    return { fate: "console", why: "administrators are changed at the console" };
  }
  if (isDecidedByRule(item, input)) {
    return { fate: "rule", why: "the rule of the group decides who is in it" };
  }
  const back = cameBack(item, input);
  if (back === undefined) return { fate: "remove" };
  return again.has(item.key)
    ? { fate: "remove", isBack: true }
    : { fate: "came back", why: back, isBack: true };
}

function goneWords({ account, entitlement }: ReviewItem, now: AccessNow): string {
  const key = resourceKey(account);
  if (!now.hasAccount(key)) return "the account is not there any more";
  const ways = now.waysOf(key, entitlement);
  if (ways === undefined) return "it is not there any more";
  const groups = ways.map((way) => now.resourceOf(way).displayName).join(", ");
  return `it is not assigned directly any more; it comes through ${groups}`;
}

function refuseNotBack(
  again: ReadonlySet<string>,
  { judged, items }: Pick<PlanInput, "items"> & { judged: readonly (Judged & { answer: Answer })[] },
): void {
  for (const key of again) {
    const found = judged.find(({ answer }) => answer.item.key === key);
    if (found?.isBack) continue;
    const is =
      found === undefined
        ? items.has(key)
          ? "its removal was not decided"
          : "this review has no such row"
        : `its removal is planned as "${found.fate}"`;
    throw new ReviewError(`${key} did not come back: ${is}`);
  }
}
