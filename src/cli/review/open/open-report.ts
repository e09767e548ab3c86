import type { ReviewToWrite } from "../../../review/folder/write-review.js";
import type { OpenedSheet } from "../../../review/opening/opening.js";
import type { OpeningCounts } from "../../../review/opening/opening-counts.js";
import type { OpenFlags } from "./open-flags.js";

/** A review that was opened. */
export interface OpenReport {
  document: ReviewToWrite["document"];
  folder: string;
  flags: Pick<OpenFlags, "format" | "reviews" | "dir">;
  counts: OpeningCounts;
  sheets: readonly OpenedSheet[];
  /** The name of the review that rows were compared with. */
  last: string | undefined;
  /** What was said besides. */
  remarks: readonly string[];
}

/** How many people are on the sheet. */
export function peopleOn({ items }: OpenedSheet): number {
  return new Set(items.map(({ person }) => person)).size;
}
