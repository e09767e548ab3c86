import { AUDIT_FORMAT, AUDIT_VERSION } from "./document.js";
import type { Subject } from "./finding.js";
import { activeFindings, outcomeOf, suppressedFindings } from "./outcome.js";
import { type AuditReport, countBySeverity } from "./report.js";
import type { Rule } from "./rule.js";
import type { JudgedFinding, JudgedRule, ToldSuppression } from "./suppressions.js";

/** An audit as one JSON document, in pieces: one rule, finding or unknown a line. */
export function* printAudit(report: AuditReport): Generator<string> {
  const { sync, now, settings, exitCode, exitReason, rules } = report;
  const head = {
    format: AUDIT_FORMAT,
    version: AUDIT_VERSION,
    sync,
    now: now.toISOString(),
    settings,
    exitCode,
    exitReason,
    counts: countBySeverity(rules),
  };
  yield `${JSON.stringify(head).slice(0, -1)},\n`;
  yield* printLines("rules", rulesJson(rules));
  yield ",\n";
  yield* printLines("notRun", notRunJson(rules));
  yield ",\n";
  yield* printLines("findings", findingsJson(rules));
  yield ",\n";
  yield* printLines("unknowns", unknownsJson(rules));
  yield "}\n";
}

function* rulesJson(rules: readonly JudgedRule[]): Generator<object> {
  for (const judged of rules) {
    const { id, severity, title, judges } = judged.rule;
    yield {
      id,
      severity,
      title,
      judges,
      outcome: outcomeOf(judged),
      findings: activeFindings(judged).length,
      suppressed: suppressedFindings(judged).length,
      clean: judged.clean,
      unknown: judged.unknown.length,
    };
  }
}

function* notRunJson(rules: readonly JudgedRule[]): Generator<object> {
  for (const { rule, notRun } of rules) if (notRun !== undefined) yield { ruleId: rule.id, reason: notRun };
}

function* findingsJson(rules: readonly JudgedRule[]): Generator<object> {
  for (const { rule, findings } of rules) for (const finding of findings) yield findingJson(finding, rule);
}

function* unknownsJson(rules: readonly JudgedRule[]): Generator<object> {
  for (const { rule, unknown } of rules) {
    for (const { subject, reason } of unknown) {
      yield { ruleId: rule.id, subject: subjectJson(subject), reason };
    }
  }
}

function findingJson(finding: JudgedFinding, { remediation, references }: Rule): object {
  const { ruleId, severity, subject, detail, observed, entitlementId, pathIds } = finding;
  const { suppressedBy, suppressionEnded } = finding;
  return {
    ruleId,
    severity,
    subject: subjectJson(subject),
    detail,
    observed: Object.keys(observed).length > 0 ? observed : undefined,
    entitlementId,
    pathIds,
    remediation,
    references,
    suppressedBy: suppressedBy && suppressionJson(suppressedBy),
    suppressionEnded: suppressionEnded && suppressionJson(suppressionEnded),
  };
}

function subjectJson({ id, displayName, email }: Subject): object {
  return { id: id.resource, type: id.resourceType, displayName, email };
}

function suppressionJson({ reason, approvedBy, expires }: ToldSuppression): object {
  return { reason, approvedBy, expires };
}

function* printLines(name: string, items: Iterable<object>): Generator<string> {
  let before = `"${name}":[\n`;
  for (const item of items) {
    yield `${before}${JSON.stringify(item)}`;
    before = ",\n";
  }
  yield before === ",\n" ? "\n]" : `"${name}":[]`;
}
