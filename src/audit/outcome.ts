import type { JudgedFinding, JudgedRule } from "./suppressions.js";

/** What came of a rule, in one word for a program. */
export const outcomes = ["findings", "suppressed", "uncertain", "clean", "notRun"] as const;
export type Outcome = (typeof outcomes)[number];

/** `clean` is a rule that judged everybody; `suppressed` one all of whose findings are. */
export function outcomeOf(judged: JudgedRule): Outcome {
  if (judged.notRun !== undefined) return "notRun";
  if (activeFindings(judged).length > 0) return "findings";
  if (judged.unknown.length > 0) return "uncertain";
  return judged.findings.length > 0 ? "suppressed" : "clean";
}

/** Those that are not suppressed, the gravest first. */
export function activeFindings({ findings }: Pick<JudgedRule, "findings">): readonly JudgedFinding[] {
  return findings.filter(({ suppressedBy }) => suppressedBy === undefined);
}

export function suppressedFindings({ findings }: Pick<JudgedRule, "findings">): readonly JudgedFinding[] {
  return findings.filter(({ suppressedBy }) => suppressedBy !== undefined);
}
