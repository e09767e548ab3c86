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
  letGo,
}: {
  items: Review["items"];
  decided: Answers["decided"];
  /** Keys of rows of which nobody will say that they are kept. */
  letGo: ReadonlySet<string>;
}): ReadonlyMap<string, readonly AppStake[]> {
  const stakes = new Map<string, AppStake[]>();
  for (const item of items.values()) {
    if (!isAboutApp(item)) continue;
    const answer = decided.get(item.key);
    if (answer?.decision === "remove" || (answer === undefined && letGo.has(item.key))) continue;
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

/**
 * Rows whose owner has answered, and does not keep them: who says Not mine of an app that comes through groups, or Remove,
 * which only the membership can be, leaves it to whoever decides about the membership.
 */
export function letGoBy({ notMine, refused }: Pick<Answers, "notMine" | "refused">): ReadonlySet<string> {
  const removed = refused.flatMap(({ kind, item }) =>
    kind === "cannot be removed here" && item !== undefined ? [item.key] : [],
  );
  return new Set([...notMine.map(({ item }) => item.key), ...removed]);
}
