import { type Outcome, outcomeOf, outcomes, suppressedFindings } from "../../audit/outcome.js";
import type { JudgedRule } from "../../audit/suppressions.js";
import { compareText } from "../../model/order.js";
import { compareSeverity, type Severity } from "../../model/severity.js";
import { counted, countText } from "../number-text.js";
import { daysUntilText, dayText } from "../time-text.js";

// What an audit has to tell besides its findings: what is clean, what nobody knows, what is suppressed.

const outcomeWords = {
  findings: "with findings",
  suppressed: "with suppressed ones alone",
  uncertain: "uncertain",
  clean: "clean",
  notRun: "not run",
} as const satisfies Record<Outcome, string>;

/** "21 rules: 13 with findings, 4 clean, 4 not run" */
export function outcomesWords(rules: readonly JudgedRule[]): string {
  const parts = outcomes.flatMap((outcome) => {
    const count = rules.filter((judged) => outcomeOf(judged) === outcome).length;
    return count === 0 ? [] : [`${countText(count)} ${outcomeWords[outcome]}`];
  });
  return `${counted(rules.length, "rule")}: ${parts.join(", ")}`;
}

/** Ids of the rules that judged everybody and found nothing. */
export function cleanWords(rules: readonly JudgedRule[]): string {
  return rules
    .filter((judged) => outcomeOf(judged) === "clean")
    .map(({ rule }) => rule.id)
    .join(", ");
}

/** One text a reason: "orphan-account, terminated-active: no roster was given (--roster)". */
export function notRunWords(rules: readonly JudgedRule[]): string[] {
  const idsByReason = new Map<string, string[]>();
  for (const { rule, notRun } of rules) {
    if (notRun !== undefined) idsByReason.set(notRun, [...(idsByReason.get(notRun) ?? []), rule.id]);
  }
  return [...idsByReason].map(([reason, ids]) => `${ids.join(", ")}: ${reason}`);
}

/**
 * One text a reason, that of the gravest rule first, then what concerns most: "31 in user-no-mfa, 2 in mfa-excluded:
 * JumpCloud does not tell".
 */
export function unknownWords(rules: readonly JudgedRule[]): string[] {
  const reasons = new Map<string, { severity: Severity; counts: Map<string, number> }>();
  const graveFirst = [...rules].sort((a, b) => compareSeverity(a.rule.severity, b.rule.severity));
  for (const { rule, unknown, notRun } of graveFirst) {
    // The reason why nobody is known is told with the rules that were not run.
    for (const { reason } of notRun === undefined ? unknown : []) {
      const known = reasons.get(reason) ?? { severity: rule.severity, counts: new Map<string, number>() };
      known.counts.set(rule.id, (known.counts.get(rule.id) ?? 0) + 1);
      reasons.set(reason, known);
    }
  }
  return [...reasons]
    .map(([reason, { severity, counts }]) => ({ reason, severity, counts, all: sum(counts.values()) }))
    .sort(
      (a, b) => compareSeverity(a.severity, b.severity) || b.all - a.all || compareText(a.reason, b.reason),
    )
    .map(({ reason, counts }) => {
      const places = [...counts].map(([id, count]) => `${countText(count)} in ${id}`);
      return `${places.join(", ")}: ${reason}`;
    });
}

/** "2; the next ends in 6 days: mfa-excluded, kiosk-01 (approved by ciso@acme.com)"; empty when none is. */
export function suppressedWords(rules: readonly JudgedRule[], now: Date): string {
  const all = rules.flatMap((judged) => suppressedFindings(judged));
  const [next] = all
    .flatMap((finding) => {
      const { suppressedBy } = finding;
      return suppressedBy === undefined ? [] : [{ finding, suppressedBy }];
    })
    .sort((a, b) => compareText(a.suppressedBy.expires, b.suppressedBy.expires));
  if (next === undefined) return "";
  const { finding, suppressedBy } = next;
  const end = new Date(suppressedBy.expires);
  const approved = suppressedBy.approvedBy === undefined ? "" : ` (approved by ${suppressedBy.approvedBy})`;
  const subject = `${finding.ruleId}, ${finding.subject.displayName}${approved}`;
  const which = all.length === 1 ? "ends" : "the next ends";
  return `${countText(all.length)}; ${which} ${daysUntilText(end, now)}, ${dayText(end)}: ${subject}`;
}

function sum(counts: Iterable<number>): number {
  let all = 0;
  for (const count of counts) all += count;
  return all;
}
