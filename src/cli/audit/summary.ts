import { activeFindings } from "../../audit/outcome.js";
import type { Rule } from "../../audit/rule.js";
import type { JudgedFinding, JudgedRule } from "../../audit/suppressions.js";
import { compareText } from "../../model/order.js";
import { compareSeverity, type Severity } from "../../model/severity.js";
import { countText } from "../number-text.js";
import { dayText } from "../time-text.js";

/** What a rule found of one severity: findings of several are several lines, so that each is counted as it is. */
export interface SummaryLine {
  rule: Rule;
  severity: Severity;
  /** Not suppressed; at least one. */
  findings: readonly JudgedFinding[];
}

/** The gravest first, then in the order of all rules. */
export function summaryLines(rules: readonly JudgedRule[]): SummaryLine[] {
  return rules
    .flatMap((judged) => {
      const findings = activeFindings(judged);
      const found = new Set(findings.map(({ severity }) => severity));
      return [...found].map((severity) => ({
        rule: judged.rule,
        severity,
        findings: findings.filter((finding) => finding.severity === severity),
      }));
    })
    .sort((a, b) => compareSeverity(a.severity, b.severity));
}

/** So few are told one by one. */
const TOLD = 2;
const NAMES_SHOWN = 3;

/** Who they are, where they are few; else where they are, or the first of them. */
export function summaryWords({ rule, findings }: SummaryLine): string {
  if (findings.length <= TOLD) return findings.map(findingWords).join("; ");
  const ended = findings.filter(({ suppressionEnded }) => suppressionEnded !== undefined).length;
  const words = findings.some(({ place }) => place !== undefined)
    ? placesWords(findings, rule.places ?? "places")
    : namesWords([...new Set(findings.map(({ subject }) => subject.displayName))]);
  return ended === 0 ? words : `${words}; the suppression of ${countText(ended)} has ended`;
}

/** "Tom Brandt: user suspended, administrator enabled (suppression ended 3 Nov 2026)" */
export function findingWords(finding: JudgedFinding): string {
  return `${finding.subject.displayName}: ${detailWords(finding)}`;
}

export function detailWords({ detail, suppressionEnded }: JudgedFinding): string {
  if (suppressionEnded === undefined) return detail;
  return `${detail} (suppression ended ${dayText(new Date(suppressionEnded.expires))})`;
}

/** "Sales 7, Finance 3", or, where there are many, "in 22 apps; most: Zoom 214, Figma 97". */
function placesWords(findings: readonly JudgedFinding[], noun: string): string {
  const counts = new Map<string, number>();
  for (const { place } of findings) {
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const places = [...counts].sort(([a, first], [b, second]) => second - first || compareText(a, b));
  const without = findings.length - places.reduce((sum, [, count]) => sum + count, 0);
  const rest = without === 0 ? "" : `; ${countText(without)} without one`;
  const [, largest = 0] = places[0] ?? [];
  const few = places.length <= NAMES_SHOWN;
  if (few) return `${places.map(countedPlace).join(", ")}${rest}`;
  const start = `in ${countText(places.length)} ${noun}`;
  if (largest === 1) return `${start}: ${namesWords(places.map(([place]) => place))}${rest}`;
  return `${start}; most: ${places.slice(0, 2).map(countedPlace).join(", ")}${rest}`;
}

function countedPlace([place, count]: readonly [string, number]): string {
  return `${place} ${countText(count)}`;
}

function namesWords(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN;
  const shown = names.slice(0, NAMES_SHOWN).join(", ");
  return rest > 0 ? `${shown} + ${countText(rest)} more` : shown;
}
