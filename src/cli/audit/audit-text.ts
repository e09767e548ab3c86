import { type AuditReport, countAtLeast } from "../../audit/report.js";
import type { JudgedRule } from "../../audit/suppressions.js";
import { plainText } from "../../model/plain-text.js";
import type { Severity } from "../../model/severity.js";
import { hanging, labeled, table } from "../layout.js";
import { counted, countText } from "../number-text.js";
import type { Paint } from "../paint.js";
import { detailsText, severityLabel } from "./audit-details.js";
import { cleanWords, notRunWords, outcomesWords, suppressedWords, unknownWords } from "./remainder.js";
import { type SummaryLine, summaryLines, summaryWords } from "./summary.js";

export interface AuditLayout {
  width: number;
  paint: Paint;
  /** Every finding and everybody who could not be judged, not only how many. */
  isWhole: boolean;
}

const LABEL_WIDTH = 12;
/** Reasons why somebody could not be judged. */
const REASONS_SHOWN = 6;

/** What was found, for a person, in pieces. Lines end with LF. */
export function* auditText(report: AuditReport, layout: AuditLayout): Generator<string> {
  const { rules } = report;
  const { width } = layout;
  yield hanging("", outcomesWords(rules), { width, indent: 0 });
  if (layout.isWhole) yield* detailsText(rules, layout);
  else yield* countsText(rules, layout);
  yield* remainderText(report, layout);
  yield closingText(report, layout);
}

function* countsText(rules: readonly JudgedRule[], { paint, width }: AuditLayout): Generator<string> {
  const rows = [...tableRows(summaryLines(rules), paint)];
  const [left, right] = [{ align: "left" }, { align: "right" }] as const;
  if (rows.length > 0) yield `\n${table(rows, [left, left, right, left], width)}`;
}

/** What is only good to know is counted together, unless it is of one rule alone. */
function* tableRows(lines: readonly SummaryLine[], paint: Paint): Generator<string[]> {
  const infos = lines.filter(({ severity }) => severity === "info");
  const shown = infos.length > 1 ? lines.filter(({ severity }) => severity !== "info") : lines;
  for (const line of shown) {
    const count = countText(line.findings.length);
    yield [severityLabel(line.severity, paint), line.rule.id, count, plainText(summaryWords(line))];
  }
  if (shown.length === lines.length) return;
  const count = infos.reduce((sum, { findings }) => sum + findings.length, 0);
  yield [severityLabel("info", paint), counted(infos.length, "rule"), countText(count), "--all"];
}

/** What is clean, what nobody knows, what was not run and what is suppressed; the second and the last as numbers. */
function* remainderText({ rules, now }: AuditReport, layout: AuditLayout): Generator<string> {
  const unknown = layout.isWhole ? [] : unknownWords(rules);
  const hidden = unknown.length - REASONS_SHOWN;
  const lines = [
    ...labeledLines("clean", [cleanWords(rules)], layout),
    ...labeledLines("unknown", unknown.slice(0, REASONS_SHOWN), layout),
    ...(hidden > 0 ? labeledLines("", [`and for ${counted(hidden, "other reason")}: --all`], layout) : []),
    ...labeledLines("not run", notRunWords(rules), layout),
    ...labeledLines("suppressed", [suppressedWords(rules, now)], layout),
  ];
  const isAlone = layout.isWhole || summaryLines(rules).length === 0;
  if (lines.length > 0) yield `${isAlone ? "\n" : ""}${lines.join("")}`;
}

/** The label before the first of the texts, blanks before the others; nothing for empty ones. */
function labeledLines(label: string, texts: readonly string[], { width }: AuditLayout): string[] {
  return texts
    .filter((text) => text !== "")
    .map((text, index) =>
      labeled(index === 0 ? label : "", plainText(text), { width, labelWidth: LABEL_WIDTH }),
    );
}

/** "23 at or above high. Each one: --all", and, on a line that can be copied, how to be told more of the gravest. */
function closingText({ rules, settings }: AuditReport, { width, paint, isWhole }: AuditLayout): string {
  const { failOn } = settings;
  const [gravest] = summaryLines(rules);
  const sentences = [
    ...(failOn === undefined ? [] : [verdictWords(countAtLeast(rules, failOn), { failOn, paint })]),
    ...(gravest === undefined || isWhole ? [] : ["Each one: --all."]),
  ];
  const lines = [
    ...(sentences.length === 0 ? [] : [sentences.join(" ")]),
    ...(gravest === undefined ? [] : [`Why and what to do: jc-connector audit --explain ${gravest.rule.id}`]),
  ];
  if (lines.length === 0) return "";
  return `\n${lines.map((line) => hanging("", line, { width, indent: 0 })).join("")}`;
}

function verdictWords(count: number, { failOn, paint }: { failOn: Severity; paint: Paint }): string {
  return count === 0
    ? `None at or above ${failOn}.`
    : paint.bad(`${countText(count)} at or above ${failOn}.`);
}
