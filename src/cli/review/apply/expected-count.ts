import { plainText } from "../../../model/plain-text.js";
import type { ReviewDocument } from "../../../review/folder/review-document.js";
import type { Plan, PlannedRemoval } from "../../../review/plan/plan.js";
import { UsageError } from "../../errors.js";
import { counted, countText } from "../../number-text.js";
import { type GivenApply, nextCommand } from "./apply-command.js";

/** So many removals are no ordinary review. */
const MANY = 200;
const MANY_PERCENT = 5;

/** What is asked of JumpCloud, in the order of the review. */
export function toRemove({ removals }: Plan): PlannedRemoval[] {
  return removals.filter(({ fate }) => fate === "remove");
}

/** Whether so many removals need --force: more than 200, or than 5 % of what the review could remove. */
export function needsForce(count: number, { counts }: Pick<ReviewDocument, "counts">): boolean {
  return count > MANY || count * 100 > counts.removable * MANY_PERCENT;
}

/**
 * Throws UsageError unless the plan is the one that somebody has seen: nothing else than what they expect is done, and
 * nothing large by mistake.
 */
export function refuseUnexpected(
  plan: Plan,
  { given, document }: { given: GivenApply; document: Pick<ReviewDocument, "counts"> },
): void {
  const { expect, force } = given.flags;
  const count = toRemove(plan).length;
  const command = plainText(nextCommand("apply", given));
  if (expect === undefined) {
    throw new UsageError(
      `nothing was changed: --write needs --expect N, the number of removals that this says: ${command}`,
    );
  }
  if (expect !== count) {
    throw new UsageError(
      `the plan removes ${countText(count)}, and --expect says ${countText(expect)}: nothing was changed. See the plan: ${command}`,
    );
  }
  if (force || !needsForce(count, document)) return;
  const { removable } = document.counts;
  throw new UsageError(
    `${counted(count, "removal")} of ${countText(removable)} that the review could make are more than ${MANY_PERCENT} %, or than ${MANY}: nothing was changed. If that is right: --force`,
  );
}
