import { unreadParts } from "../../model/unread-part.js";
import type { AccessNow } from "../current/access-now.js";
import type { ReviewItem } from "../review-item.js";

/** What tells whether a rule decides about something. */
export interface RuleFacts {
  now: Pick<AccessNow, "resourceOf">;
  /** Whether the sync that `now` is from read which groups a rule fills. */
  hasMembershipMethods: boolean;
}

/**
 * Whether a rule decides who is in the group of a membership. Where the later sync could not read that, what was so when
 * the review was opened still counts: a removal would not stick.
 */
export function isDecidedByRule(
  { kind, entitlement, isByRule }: Pick<ReviewItem, "kind" | "entitlement" | "isByRule">,
  { now, hasMembershipMethods }: RuleFacts,
): boolean {
  if (kind !== "membership") return false;
  return now.resourceOf(entitlement).isByRule || (isByRule === true && !hasMembershipMethods);
}

/** Whether a sync read which groups a rule fills. */
export function readsMembershipMethods({ notRead }: { notRead: readonly { what: string }[] }): boolean {
  return !notRead.some(({ what }) => what === unreadParts.membershipMethods);
}
