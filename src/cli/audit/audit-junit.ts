import type { ExitReason } from "../../audit/document.js";
import { activeFindings, suppressedFindings } from "../../audit/outcome.js";
import type { AuditReport } from "../../audit/report.js";
import type { JudgedFinding, JudgedRule } from "../../audit/suppressions.js";
import { isAtLeast } from "../../model/severity.js";
import { counted } from "../number-text.js";
import { subjectWords } from "./audit-details.js";
import { detailWords } from "./summary.js";
import { isNotJudged } from "./verdict.js";
import { xmlTag, xmlText } from "./xml.js";

/** One test of the suite. */
interface TestCase {
  name: string;
  /** What makes it fail, not be certain, or not be run; absent where it passes. */
  outcome?: { element: "failure" | "error" | "skipped"; message: string; lines: readonly string[] };
  /** What else there is to tell. */
  output: readonly string[];
}

/**
 * An audit as a JUnit test suite: the sync file is a test, and so is every rule. Whatever is not certain never passes
 * without a word. Lines end with LF.
 */
export function* auditJunit(report: AuditReport): Generator<string> {
  const { sync, rules } = report;
  const cases = [fileCase(report), ...rules.map((judged) => ruleCase(judged, report))];
  const count = (element: string) => cases.filter(({ outcome }) => outcome?.element === element).length;
  const totals = { tests: cases.length, failures: count("failure"), errors: count("error") };
  const organization = sync.organization.displayName ?? sync.organization.id ?? "JumpCloud";
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `${xmlTag("testsuites", { name: "jc-connector audit", ...totals })}\n`;
  const suite = { name: organization, timestamp: sync.startedAt, ...totals, skipped: count("skipped") };
  yield `  ${xmlTag("testsuite", suite)}\n`;
  for (const one of cases) yield caseXml(one);
  yield "  </testsuite>\n</testsuites>\n";
}

const complaints: Readonly<Partial<Record<ExitReason, string>>> = {
  incomplete: "the sync is not whole",
  tooOld: "the sync is older than --max-age allows",
  falseCounts: "the file does not hold as many records as it states",
};

function fileCase({ sync, exitReason }: AuditReport): TestCase {
  const message = complaints[exitReason];
  const lines = sync.complete ? [] : [`incomplete: ${(sync.incomplete ?? ["unknown"]).join(", ")}`];
  return {
    name: "sync file",
    ...(message !== undefined && { outcome: { element: "error", message, lines } }),
    output: [`sync ${sync.id}`, sync.digest, ...(message === undefined ? lines : [])],
  };
}

function ruleCase(judged: JudgedRule, { settings }: AuditReport): TestCase {
  const { rule, notRun, unknown } = judged;
  const { failOn = "info", strict } = settings;
  const failing = activeFindings(judged).filter(({ severity }) => isAtLeast(severity, failOn));
  const lesser = activeFindings(judged).filter(({ severity }) => !isAtLeast(severity, failOn));
  const unknownLines = unknown.map(({ subject, reason }) => `unknown: ${subjectWords(subject)}: ${reason}`);
  const output = [
    ...lesser.map(findingLine),
    ...suppressedFindings(judged).map(
      (finding) => `suppressed until ${finding.suppressedBy?.expires}: ${findingLine(finding)}`,
    ),
  ];
  const test = (outcome: TestCase["outcome"], more: readonly string[] = []) => ({
    name: rule.id,
    ...(outcome && { outcome }),
    output: [...output, ...more],
  });
  if (notRun !== undefined) {
    return strict && isNotJudged(judged, settings)
      ? test({ element: "error", message: notRun, lines: unknownLines })
      : test({ element: "skipped", message: notRun, lines: [] });
  }
  if (failing.length > 0) {
    const message = `${counted(failing.length, "finding")}: ${rule.title}`;
    const lines = [...failing.map(findingLine), "", `What to do: ${rule.remediation}`];
    return test({ element: "failure", message, lines }, unknownLines);
  }
  if (strict && unknown.length > 0) {
    return test({
      element: "error",
      message: `${counted(unknown.length, "subject")} unknown`,
      lines: unknownLines,
    });
  }
  return test(undefined, unknownLines);
}

function findingLine(finding: JudgedFinding): string {
  const { severity, subject } = finding;
  return `${severity}: ${subjectWords(subject)}: ${detailWords(finding)}`;
}

function caseXml({ name, outcome, output }: TestCase): string {
  const start = xmlTag("testcase", { classname: "jc-connector.audit", name });
  const parts = [
    ...(outcome === undefined ? [] : [outcomeXml(outcome)]),
    ...(output.length === 0 ? [] : [`      <system-out>${linesXml(output)}</system-out>\n`]),
  ];
  if (parts.length === 0) return `    ${start.slice(0, -1)}/>\n`;
  return `    ${start}\n${parts.join("")}    </testcase>\n`;
}

function outcomeXml({ element, message, lines }: NonNullable<TestCase["outcome"]>): string {
  // The schema that Jenkins publishes knows no type of what is skipped.
  const attributes =
    element === "skipped" ? { message } : { type: element === "failure" ? "finding" : "unknown", message };
  if (lines.length === 0) return `      ${xmlTag(element, attributes, "/>")}\n`;
  return `      ${xmlTag(element, attributes)}${linesXml(lines)}</${element}>\n`;
}

function linesXml(lines: readonly string[]): string {
  return lines.map(xmlText).join("\n");
}
