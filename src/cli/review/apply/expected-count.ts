import { plainText } from "../../../model/plain-text.js";
import type { ReviewDocument } from "../../../review/folder/review-document.js";
import type { Plan, PlannedRemoval } from "../../../review/plan/plan.js";
import { UsageError } from "../../errors.js";
import { countText } from "../../number-text.js";
import { type GivenApply, nextCommand } from "./apply-command.js";
import { withFate } from "./plan-report.js";

/** So many removals are no ordinary review. */
const MANY = 200;
const MANY_PERCENT = 5;

/** What is asked of JumpCloud, in the order of the review. */
export function toRemove(plan: Plan): PlannedRemoval[] {
  return withFate(plan, "remove");
}

/** Whether so many removals need --force: more than 200, or than 5 % of what the review could remove. */
export function needsForce(count: number, document: Pick<ReviewDocument, "counts">): boolean {
  return manyWords(count, document) !== undefined;
}

/**
 * How many that is, where it is so many that it may be a mistake: "12 of 25 that the review could remove are 48 %: more
 * than 5 %"; `undefined` of fewer.
 */
export function manyWords(count: number, { counts }: Pick<ReviewDocument, "counts">): string | undefined {
  const { removable } = counts;
  const isLargePart = count * 100 > removable * MANY_PERCENT;
  if (!isLargePart && count <= MANY) return undefined;
  const are = removable === 0 ? "" : ` are ${percentText(count, removable)} %`;
  return `${countText(count)} of ${countText(removable)} that the review could remove${are}: more than ${isLargePart ? `${MANY_PERCENT} %` : `${MANY} removals`}`;
}

/** A little above the limit never reads as the limit itself. */
function percentText(count: number, whole: number): string {
  const percent = Math.ceil((count * 1000) / whole) / 10;
  return percent < 10 ? percent.toFixed(1) : String(Math.round(percent));
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
  const many = manyWords(count, document);
  if (force || many === undefined) return;
  throw new UsageError(
    `${many}: nothing was changed. Look at them (${command} --show remove), then add --force`,
  );
}
