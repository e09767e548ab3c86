import { activeFindings, suppressedFindings } from "../../audit/outcome.js";
import { type AuditReport, countAtLeast } from "../../audit/report.js";
import type { JudgedRule } from "../../audit/suppressions.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { markdownRow, markdownText } from "../markdown.js";
import { counted, countText } from "../number-text.js";
import { readerLine } from "../reader.js";
import { dayText } from "../time-text.js";
import { subjectWords } from "./audit-details.js";
import { cleanWords, notRunWords, outcomesWords, suppressedWords, unknownWords } from "./remainder.js";
import { detailWords, summaryLines, summaryWords } from "./summary.js";

interface MarkdownLayout {
  /** Every finding, not only the first of each rule. */
  isWhole: boolean;
  header: SyncHeader;
}

/** Of one rule: a ticket is read by somebody. */
const FINDINGS_SHOWN = 20;

/** What was found, for a ticket or a pull request: GitHub's Markdown. Lines end with LF. */
export function* auditMarkdown(report: AuditReport, layout: MarkdownLayout): Generator<string> {
  const { rules, now, settings } = report;
  const { failOn } = settings;
  yield `## Audit\n\n${markdownText(readerLine(layout.header))}\n\n${markdownText(outcomesWords(rules))}\n`;
  if (failOn !== undefined) yield `\n**${countText(countAtLeast(rules, failOn))} at or above ${failOn}.**\n`;
  const lines = summaryLines(rules);
  if (lines.length > 0) {
    yield "\n| severity | rule | findings | what |\n|---|---|---|---|\n";
    for (const line of lines) {
      yield markdownRow([line.severity, line.rule.id, countText(line.findings.length), summaryWords(line)]);
    }
  }
  yield* list("Clean", [cleanWords(rules)]);
  yield* list("Unknown", unknownWords(rules));
  yield* list("Not run", notRunWords(rules));
  yield* list("Suppressed", [suppressedWords(rules, now)]);
  const graveFirst = new Set(lines.map(({ rule }) => rule.id));
  for (const id of graveFirst) {
    const judged = rules.find(({ rule }) => rule.id === id);
    if (judged !== undefined && isTold(judged, layout)) yield* ruleSection(judged, layout);
  }
}

function* list(title: string, texts: readonly string[]): Generator<string> {
  const told = texts.filter((text) => text !== "");
  if (told.length > 0) yield `\n**${title}**\n\n${told.map((text) => `- ${markdownText(text)}\n`).join("")}`;
}

/** What is only good to know is counted in the table, and told one by one only when everything is. */
function isTold(judged: JudgedRule, { isWhole }: MarkdownLayout): boolean {
  return isWhole || activeFindings(judged).some(({ severity }) => severity !== "info");
}

function* ruleSection(judged: JudgedRule, { isWhole }: MarkdownLayout): Generator<string> {
  const { rule } = judged;
  const findings = activeFindings(judged);
  const shown = isWhole ? findings : findings.slice(0, FINDINGS_SHOWN);
  yield `\n### ${markdownText(`${rule.id}: ${rule.title}`)}\n\n${markdownText(`What to do: ${rule.remediation}`)}\n`;
  yield "\n| severity | who or what | details |\n|---|---|---|\n";
  for (const finding of shown)
    yield markdownRow([finding.severity, subjectWords(finding.subject), detailWords(finding)]);
  for (const finding of isWhole ? suppressedFindings(judged) : []) {
    const until = finding.suppressedBy === undefined ? "" : dayText(new Date(finding.suppressedBy.expires));
    yield markdownRow([`suppressed until ${until}`, subjectWords(finding.subject), finding.detail]);
  }
  const rest = findings.length - shown.length;
  if (rest > 0) yield `\n… and ${counted(rest, "more finding")}\n`;
}
