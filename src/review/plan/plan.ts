import type { NamedResource } from "../../access/privileged.js";
import type { Answer } from "../answers/answers.js";

/** What is to become of a removal that was decided. */
export const fates = [
  /** It is asked of JumpCloud. */
  "remove",
  /** Its end would take away an app that somebody kept. */
  "held back",
  /** Its end would take away an app, and whoever was asked about that one has not decided. */
  "waiting",
  /** It was gone, and somebody granted it again: a person has to say that it is to go all the same. */
  "came back",
  /** A rule decides who is in the group. */
  "rule",
  /** Roles, and the accounts of administrators, are ended at the console. */
  "console",
  /** It is not there any more, or a receipt says that it was removed since. */
  "gone",
] as const;
export type Fate = (typeof fates)[number];

export interface PlannedRemoval {
  answer: Answer;
  fate: Fate;
  /** Apps that the person has through nothing else, once all that is planned is done. */
  ends: readonly NamedResource[];
  /** Why, in words for a person; absent of what is simply removed. */
  why?: string;
}

/** What `review apply` would do. */
export interface Plan {
  /** Every removal that was decided, in the order of the review. */
  removals: readonly PlannedRemoval[];
}
