import type { Receipt } from "../../provision/receipts/receipt.js";
import type { Answer } from "../answers/answers.js";
import type { Fate } from "../plan/plan.js";
import type { ReviewItem } from "../review-item.js";

/** Why a row is open when a review is closed. */
export const openKinds = [
  /** Nobody has decided, or what was said does not count. */
  "not decided",
  /** Decided, and never asked of JumpCloud. */
  "not asked",
  /** The same, and the person would lose an app that somebody kept. */
  "held back",
  /** Asked, and JumpCloud did not do it. */
  "not done",
  /** Removed, and granted again since. */
  "came back",
  /** A rule decides who is in the group. */
  "rule",
  /** Only a person at the console can do it. */
  "console",
  /** Asked, and nobody knows what came of it. */
  "not settled",
  /** Kept, and a removal of this review ended it all the same. */
  "lost",
] as const;
export type OpenKind = (typeof openKinds)[number];

/** What became of one row. */
export interface RowProof {
  item: ReviewItem;
  decision: "keep" | "remove" | "open";
  /** What counts; absent where nobody decided. */
  answer?: Answer;
  /** Of a removal. */
  fate?: Fate;
  /** What the answer of JumpCloud is kept in. */
  receipt?: Receipt;
  /** When JumpCloud had answered that it did it: ISO 8601, by this machine's clock. */
  doneAt?: string;
  /** Whether the later sync shows that the account has it. */
  stillThere: boolean;
  /** In words for a person. */
  why: string;
  /** Absent of a row that is finished. */
  open?: OpenKind;
}
