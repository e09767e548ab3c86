import { resourceKey } from "../../model/resource-id.js";
import type { Answers } from "../answers/answers.js";
import type { Review } from "../folder/open-review.js";
import type { ReviewItem } from "../review-item.js";
import { isAboutApp } from "./lost-apps.js";
import { addTo } from "./rows-by-way.js";

/** A row about an app that no removal may end: somebody kept it, or nobody has decided about it yet. */
export interface AppStake {
  item: ReviewItem;
  /** The reviewer who kept it; absent while nobody has decided. */
  keptBy?: string;
}

/** The stakes of each account, by its key, in the order of the review. */
export function appStakes({
  items,
  decided,
}: {
  items: Review["items"];
  decided: Answers["decided"];
}): ReadonlyMap<string, readonly AppStake[]> {
  const stakes = new Map<string, AppStake[]>();
  for (const item of items.values()) {
    if (!isAboutApp(item)) continue;
    const answer = decided.get(item.key);
    if (answer?.decision === "remove") continue;
    const stake = answer?.decision === "keep" ? { item, keptBy: answer.by } : { item };
    addTo(stakes, resourceKey(item.account), stake);
  }
  return stakes;
}

/** Of an app, why no removal may end it: "which kim@acme.com kept". */
export function stakeWords({ item, keptBy }: AppStake): string {
  return keptBy === undefined
    ? `of which nobody has said yet whether it is kept (${item.reviewer} was asked)`
    : `which ${keptBy} kept`;
}
