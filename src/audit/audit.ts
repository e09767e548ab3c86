import { compareText } from "../model/order.js";
import { compareSeverity } from "../model/severity.js";
import type { Finding, Unknown } from "./finding.js";
import { lacksJudged } from "./lacks-judged.js";
import type { Population } from "./population.js";
import type { Rule } from "./rule.js";
import { Verdicts } from "./verdicts.js";

/** What one rule made of the population. */
export interface RuleResult {
  rule: Rule;
  /** Why nobody was judged; then there are neither findings nor clean ones. */
  notRun?: string;
  /** The gravest first. */
  findings: Finding[];
  clean: number;
  unknown: Unknown[];
}

/** Asks every rule about everybody. A rule that can judge nobody is not run: it is never passed. */
export function audit(population: Population, rules: readonly Rule[]): RuleResult[] {
  return rules.map((rule) => {
    const verdicts = new Verdicts(rule);
    rule.judge(population, verdicts);
    const { findings, clean, unknown } = verdicts;
    const notRun = verdicts.notRunBecause ?? nobodyJudged(population, { rule, verdicts });
    return {
      rule,
      ...(notRun !== undefined && { notRun }),
      findings: findings.sort(compareFindings),
      clean,
      unknown,
    };
  });
}

function nobodyJudged(
  population: Population,
  { rule, verdicts }: { rule: Rule; verdicts: Verdicts },
): string | undefined {
  const { findings, clean, unknown } = verdicts;
  if (findings.length + clean > 0) return undefined;
  const [first] = unknown;
  if (first !== undefined) return first.reason;
  const lacking = lacksJudged(rule, population);
  return lacking === undefined
    ? `there are no ${rule.judges}`
    : `the file holds no ${rule.judges} (${lacking})`;
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    compareText(a.subject.displayName, b.subject.displayName) ||
    compareText(a.subject.key, b.subject.key) ||
    compareText(a.entitlementId ?? "", b.entitlementId ?? "")
  );
}
