import type { Finding, Subject, Unknown } from "./finding.js";
import type { Rule } from "./rule.js";

/** What a rule tells of a finding; the rest is known of the rule and the subject. */
export type NewFinding = Pick<Finding, "detail" | "observed"> &
  Partial<Pick<Finding, "severity" | "entitlementId" | "about" | "pathIds" | "exemption" | "place">>;

/** Takes down what one rule makes of each of its subjects. */
export class Verdicts {
  readonly findings: Finding[] = [];
  readonly unknown: Unknown[] = [];
  /** How many subjects are clean. */
  clean = 0;
  /** Why the rule was not run. */
  notRunBecause: string | undefined;
  readonly #rule: Pick<Rule, "id" | "severity">;

  constructor(rule: Pick<Rule, "id" | "severity">) {
    this.#rule = rule;
  }

  addFinding({ id, key, displayName, email }: Subject, finding: NewFinding): void {
    this.findings.push({
      ruleId: this.#rule.id,
      severity: this.#rule.severity,
      subject: { id, key, displayName, ...(email !== undefined && { email }) },
      ...finding,
    });
  }

  addClean(count = 1): void {
    this.clean += count;
  }

  addUnknown({ id, key, displayName, email }: Subject, reason: string): void {
    this.unknown.push({ subject: { id, key, displayName, ...(email !== undefined && { email }) }, reason });
  }

  /** Nobody is judged, since something is lacking that all of it rests on: say what, and the flag that brings it. */
  notRun(reason: string): void {
    this.notRunBecause = reason;
  }
}
