import type { ItemKind } from "./review-item.js";

/** What a reviewer may say of a row. */
export const decisions = ["keep", "remove", "not mine"] as const;
export type Decision = (typeof decisions)[number];

/** As it stands in the drop-down. */
export const decisionWords = {
  keep: "Keep",
  remove: "Remove",
  "not mine": "Not mine",
} as const satisfies Record<Decision, string>;

/** The decisions that can be made about an item of this kind, in the order of the drop-down. */
export function decisionsOf(kind: ItemKind): readonly Decision[] {
  return kind === "through groups" ? ["keep", "not mine"] : decisions;
}
