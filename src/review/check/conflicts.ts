import { resourceKey } from "../../model/resource-id.js";
import type { Answer } from "../answers/answers.js";
import { type HeldWay, lostApps } from "../plan/lost-apps.js";
import type { ReviewItem } from "../review-item.js";

/**
 * The keys of removals that would take away an app that somebody kept: memberships that are all the ways to it, as it
 * was when the review was opened.
 */
export function conflictingRemovals(decided: ReadonlyMap<string, Answer>): ReadonlySet<string> {
  const removed = new Map<string, string>();
  const kept: Answer[] = [];
  for (const answer of decided.values()) {
    if (answer.decision === "remove") removed.set(wayKey(answer.item), answer.item.key);
    if (answer.decision === "keep") kept.push(answer);
  }
  const lost = lostApps(kept, { waysOf: openedWays, isEnding: (way) => removed.has(wayKey(way)) });
  return new Set(
    lost.flatMap(({ row: { item }, ways }) =>
      ways.flatMap((entitlement) => removed.get(wayKey({ account: item.account, entitlement })) ?? []),
    ),
  );
}

/** What was assigned directly came through itself, whatever else gave it. */
function openedWays({ kind, entitlement, through = [] }: ReviewItem): readonly string[] {
  return kind === "assignment" ? [entitlement] : through;
}

function wayKey({ account, entitlement }: HeldWay): string {
  return JSON.stringify([resourceKey(account), entitlement]);
}
