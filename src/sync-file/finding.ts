/** What kind of statement of a sync file is false. */
export type FindingCode =
  | "order"
  | "duplicate"
  | "reference"
  | "id"
  | "trait"
  | "canonical"
  | "counts"
  | "digest"
  | "completeness";

/** One false statement, and where it stands. */
export interface Finding {
  code: FindingCode;
  /** From 1. */
  line: number;
  /** "grants[12]", "sync" or "manifest". */
  where: string;
  /** In words for a person: "principal user:u9 is not in the file". */
  problem: string;
}

/** A false statement before it is known where it stands. */
export type Problem = Pick<Finding, "code" | "problem">;

/** Keeps the first findings and counts all. */
export class FindingList {
  readonly #limit: number;
  readonly #kept: Finding[] = [];
  #total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(place: { line: number; where: string }, problems: Iterable<Problem>): void {
    for (const { code, problem } of problems) {
      this.#total += 1;
      if (this.#kept.length < this.#limit) {
        this.#kept.push({ code, line: place.line, where: place.where, problem });
      }
    }
  }

  get kept(): readonly Finding[] {
    return this.#kept;
  }

  get total(): number {
    return this.#total;
  }
}
