import { resourceKey } from "../../model/resource-id.js";
import type { Answer } from "../answers/answers.js";

/**
 * The keys of removals that would take away an app that its owner kept: memberships that are all the ways to it, as it
 * was when the review was opened.
 */
export function conflictingRemovals(decided: ReadonlyMap<string, Answer>): ReadonlySet<string> {
  const removed = new Map<string, string>();
  for (const [key, { item, decision }] of decided) {
    if (decision === "remove") removed.set(wayOf(item.account, item.entitlement), key);
  }
  const conflicting = new Set<string>();
  for (const { item, decision } of decided.values()) {
    if (item.kind !== "through groups" || decision !== "keep") continue;
    const ways = (item.through ?? []).map((entitlement) => removed.get(wayOf(item.account, entitlement)));
    if (ways.includes(undefined)) continue;
    for (const key of ways) if (key !== undefined) conflicting.add(key);
  }
  return conflicting;
}

function wayOf(account: Answer["item"]["account"], entitlement: string): string {
  return JSON.stringify([resourceKey(account), entitlement]);
}
