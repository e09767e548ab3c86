import { resourceKey } from "../../model/resource-id.js";
import type { ReviewItem } from "../../review/review-item.js";
import { shownText } from "../../review/sheet-columns.js";

/** A row, as every review command tells a program of it. */
export function rowJson(item: ReviewItem) {
  return {
    key: item.key,
    kind: item.kind,
    person: shownText(item, "Person"),
    account: resourceKey(item.account),
    access: shownText(item, "Access"),
    entitlement: item.entitlement,
  };
}
