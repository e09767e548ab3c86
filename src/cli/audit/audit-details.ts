import type { Subject } from "../../audit/finding.js";
import { activeFindings, outcomeOf, suppressedFindings } from "../../audit/outcome.js";
import type { JudgedFinding, JudgedRule } from "../../audit/suppressions.js";
import { plainText } from "../../model/plain-text.js";
import { compareSeverity, type Severity } from "../../model/severity.js";
import { hanging } from "../layout.js";
import { counted, countText } from "../number-text.js";
import type { Paint } from "../paint.js";
import { severityPaint } from "../severity-paint.js";
import { dayText } from "../time-text.js";
import { detailWords } from "./summary.js";

/** Of "suppressed" and of every severity. */
const LABEL_WIDTH = 10;

interface DetailsLayout {
  width: number;
  paint: Paint;
}

export function severityLabel(severity: Severity, paint: Paint): string {
  return severityPaint(paint, severity)(severity.padEnd(LABEL_WIDTH));
}

/** Each rule with all that it found and everybody whom it could not judge, the gravest first. Lines end with LF. */
export function* detailsText(rules: readonly JudgedRule[], layout: DetailsLayout): Generator<string> {
  const told = rules.filter((judged) => !["clean", "notRun"].includes(outcomeOf(judged)));
  for (const judged of told.sort(compareRules)) yield* ruleText(judged, layout);
}

/** Those that found nothing which counts come last. */
function compareRules(a: JudgedRule, b: JudgedRule): number {
  const [first, second] = [activeFindings(a)[0], activeFindings(b)[0]];
  if (first === undefined || second === undefined)
    return Number(first === undefined) - Number(second === undefined);
  return compareSeverity(first.severity, second.severity);
}

function* ruleText(judged: JudgedRule, layout: DetailsLayout): Generator<string> {
  const { width, paint } = layout;
  const { rule, unknown } = judged;
  yield `\n${hanging("", `${paint.strong(rule.id)}  ${rule.title}`, { width, indent: 0 })}`;
  yield hanging("  ", countsWords(judged), { width, indent: 2 });
  for (const finding of activeFindings(judged)) {
    const label = severityLabel(finding.severity, paint);
    yield lineText(label, { subject: finding.subject, text: detailWords(finding) }, layout);
  }
  for (const finding of suppressedFindings(judged)) {
    const text = `${finding.detail}; ${suppressionWords(finding)}`;
    yield lineText("suppressed", { subject: finding.subject, text }, layout);
  }
  for (const { subject, reason } of unknown) {
    yield lineText("unknown".padEnd(LABEL_WIDTH), { subject, text: reason }, layout);
  }
}

function lineText(
  label: string,
  { subject, text }: { subject: Subject; text: string },
  { width }: DetailsLayout,
): string {
  const words = plainText(`${subjectWords(subject)}: ${text}`);
  return hanging(`  ${label}  `, words, { width, indent: LABEL_WIDTH + 4 });
}

/** "Ada Byron <ada@example.com> user:5f3c…" */
export function subjectWords({ displayName, email, key }: Subject): string {
  return [
    ...(displayName === key ? [] : [displayName]),
    ...(email === undefined || email === displayName ? [] : [`<${email}>`]),
    key,
  ].join(" ");
}

/** "2 findings, 1 suppressed, 3 unknown, 13 clean" */
function countsWords(judged: JudgedRule): string {
  const suppressed = suppressedFindings(judged).length;
  return [
    counted(activeFindings(judged).length, "finding"),
    ...(suppressed > 0 ? [`${countText(suppressed)} suppressed`] : []),
    ...(judged.unknown.length > 0 ? [`${countText(judged.unknown.length)} unknown`] : []),
    `${countText(judged.clean)} clean`,
  ].join(", ");
}

function suppressionWords({ severity, suppressedBy }: JudgedFinding): string {
  if (suppressedBy === undefined) return "";
  const { expires, approvedBy, reason } = suppressedBy;
  return [
    `${severity} until ${dayText(new Date(expires))}`,
    ...(approvedBy === undefined ? [] : [`approved by ${approvedBy}`]),
    ...(reason === undefined ? [] : [reason]),
  ].join(", ");
}
