import { join } from "node:path";

/** What stands in the folder of one review. */
export const reviewFiles = {
  /** What was opened: written once. */
  document: "review.json",
  /** Every item, one a line. */
  items: "items.jsonl",
  /** Everything that somebody has, and who decides about it, or why nobody is asked. */
  population: "population.csv",
  /** What the review is about and what it is not, in plain words. */
  scope: "scope.txt",
  /** The sheets as they are sent. */
  sheets: "sheets",
  /** Where whatever came back is put. */
  returned: "returned",
  /** To whom rows were given besides, one a line. */
  forwarded: "forwarded.jsonl",
  /** What was asked of JumpCloud, and what came of it. */
  receipts: "receipts.jsonl",
  /** What became of each row. */
  closing: "closing.json",
  /** What an auditor is given. */
  evidence: "evidence",
  lock: ".lock",
} as const;

export type ReviewPaths = Readonly<Record<keyof typeof reviewFiles, string>>;

/** The paths of the same in the folder of a review. Nothing is looked at. */
export function reviewPaths(folder: string): ReviewPaths {
  return {
    document: join(folder, reviewFiles.document),
    items: join(folder, reviewFiles.items),
    population: join(folder, reviewFiles.population),
    scope: join(folder, reviewFiles.scope),
    sheets: join(folder, reviewFiles.sheets),
    returned: join(folder, reviewFiles.returned),
    forwarded: join(folder, reviewFiles.forwarded),
    receipts: join(folder, reviewFiles.receipts),
    closing: join(folder, reviewFiles.closing),
    evidence: join(folder, reviewFiles.evidence),
    lock: join(folder, reviewFiles.lock),
  };
}
