import { plainText } from "../../../model/plain-text.js";
import { resourceKey } from "../../../model/resource-id.js";
import type { Answers } from "../../../review/answers/answers.js";
import type { ReviewDocument } from "../../../review/folder/review-document.js";
import type { Fate, Plan, PlannedRemoval } from "../../../review/plan/plan.js";
import type { ReviewItem } from "../../../review/review-item.js";
import { shownText } from "../../../review/sheet-columns.js";
import type { LaterSync } from "../later-sync.js";
import type { GivenApply } from "./apply-command.js";
import type { PlanList } from "./apply-flags.js";

/** Everything that is told of a plan. */
export interface PlanReport {
  /** What was given to the command. */
  given: GivenApply;
  document: ReviewDocument;
  answers: Pick<Answers, "open" | "refused">;
  current: Omit<LaterSync, "manifest">;
  /** The real time. */
  readAt: Date;
  plan: Plan;
  /** What does it; absent where nothing is to be removed. */
  command?: string;
  /** No key was given that may change something. */
  lacksKey?: true;
}

/** The list that shows the removals of a fate. */
export const listOf = {
  remove: "remove",
  "held back": "held",
  waiting: "waiting",
  "came back": "came-back",
  rule: "rule",
  console: "role",
  gone: "gone",
} as const satisfies Record<Fate, PlanList>;

export function withFate({ removals }: Plan, fate: Fate): PlannedRemoval[] {
  return removals.filter((removal) => removal.fate === fate);
}

/** An app that somebody does not have any more once memberships are removed. */
export interface SideEffect {
  item: ReviewItem;
  /** What the app is called. */
  app: string;
  appKey: string;
  /** The keys of the rows that end it, and what their memberships are called. */
  rows: readonly string[];
  through: readonly string[];
}

/** Each person and app once, in the order of the review. */
export function sideEffects(plan: Plan): SideEffect[] {
  const found = new Map<string, SideEffect & { rows: string[]; through: string[] }>();
  for (const { answer, ends } of withFate(plan, "remove")) {
    const { item } = answer;
    if (item.kind !== "membership") continue;
    for (const { id, displayName } of ends) {
      const key = `${resourceKey(item.account)} ${resourceKey(id)}`;
      const known = found.get(key);
      const group = shownText(item, "Access");
      if (known === undefined) {
        const app = { app: displayName, appKey: resourceKey(id) };
        found.set(key, { item, ...app, rows: [item.key], through: [group] });
        continue;
      }
      known.rows.push(item.key);
      known.through.push(group);
    }
  }
  return [...found.values()];
}

/** Where a person has to do what is not done here; `undefined` where nobody has to. */
export function whereToDoIt({ answer: { item }, fate }: PlannedRemoval): string | undefined {
  if (fate === "console") return "Admin Portal > Settings > Administrators";
  if (fate === "rule") return `Admin Portal > User Groups > ${plainText(shownText(item, "Access"))} > Rule`;
  return undefined;
}
