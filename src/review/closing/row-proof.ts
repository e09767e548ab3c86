import type { Receipt } from "../../provision/receipts/receipt.js";
import type { Answer } from "../answers/answers.js";
import type { Fate } from "../plan/plan.js";
import type { ReviewItem } from "../review-item.js";

/** Why a row is open when a review is closed: the gravest first. */
export const openKinds = [
  /** Kept, and a removal of this review ended it all the same. */
  "lost",
  /** Asked, and nobody knows what came of it. */
  "not settled",
  /** Asked, and JumpCloud did not do it. */
  "not done",
  /** Removed, and granted again since. */
  "came back",
  /** Decided, and never asked of JumpCloud: the person would lose an app that somebody kept. */
  "held back",
  /** The same of an app of which nobody has said yet whether it is kept. */
  "waiting",
  /** Decided, and never asked of JumpCloud. */
  "not asked",
  /** A rule decides who is in the group. */
  "rule",
  /** Only a person at the console can do it. */
  "console",
  /** Nobody has decided, or what was said does not count. */
  "not decided",
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
