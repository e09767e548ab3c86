import type { Decision } from "../decision.js";
import type { ReviewSheet } from "../folder/review-document.js";
import type { ReviewItem } from "../review-item.js";

/** Where something stands in what came back. */
export interface Place {
  /** The name of the file in the folder `returned`. */
  file: string;
  /** Where several tabs of the file have rows. */
  tab?: string;
  /** As a spreadsheet counts: the header is usually 1. */
  row: number;
}

/** What somebody said of an item. */
export interface Answer {
  item: ReviewItem;
  decision: Decision;
  /** As it was written; empty without one. Not trusted: it stands in reports only. */
  comment: string;
  /** Who said so: the reviewer whose sheet it is. */
  by: string;
  place: Place;
}

/** Why something that came back does not count. */
export const refusalKinds = [
  /** The file cannot be read, or is no sheet. */
  "unreadable file",
  /** Nothing tells whose it is, or its name says another sheet than what it holds: its rows count for nobody. */
  "whose sheet",
  /** No row of this review has such a key. */
  "unknown key",
  /** What the row shows is not what was sent under its key: sorted apart, or edited. */
  "changed row",
  /** The row was sent to somebody else. */
  "not on this sheet",
  /** The reviewer is the person. */
  "self-review",
  /** Neither Keep, nor Remove, nor Not mine. */
  "not understood",
  /** Remove, of an app that comes through groups. */
  "cannot be removed here",
  /** The same row is kept and removed. */
  "contradiction",
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export interface Refusal {
  kind: RefusalKind;
  /** One for each place: a contradiction has all of them. `row` is 0 where it is about the file. */
  places: readonly Place[];
  /** Where it is known. */
  item?: ReviewItem;
  /** What stood there, or why the file cannot be read. */
  said?: string;
}

/** A file that came back. */
export interface ReturnedFile {
  name: string;
  sha256: string;
  /** The sheet that it is; absent where nobody can tell. */
  sheet?: string;
  reviewer?: string;
  rows: number;
}

/** Everything that came back, and what counts of it. */
export interface Answers {
  files: readonly ReturnedFile[];
  /**
   * Keep or Remove, by key: what counts. A row is not among them where somebody who may decide it also said something
   * that was refused: that may be the correction.
   */
  decided: ReadonlyMap<string, Answer>;
  /** Not mine, and nobody else has decided. */
  notMine: readonly Answer[];
  refused: readonly Refusal[];
  /** Items without a decision that counts, whatever the reason, in the order of the review. */
  open: readonly ReviewItem[];
  /** Sheets of which nothing came back. */
  missing: readonly ReviewSheet[];
}
