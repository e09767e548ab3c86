import type { Rule } from "../../audit/rule.js";
import { plainJson } from "../../model/plain-text.js";
import { hanging, labeled } from "../layout.js";
import type { Paint } from "../paint.js";
import { severityPaint } from "../severity-paint.js";

const LABEL_WIDTH = 12;

/** Everything about a rule, for a person. Lines end with LF. */
export function explainText(rule: Rule, { width, paint }: { width: number; paint: Paint }): string {
  const { id, severity, title, judges, predicate, needs, why, remediation, references } = rule;
  const part = (label: string, text: string) =>
    labeled(paint.strong(label), text, { width, labelWidth: LABEL_WIDTH });
  return [
    hanging("", `${paint.strong(id)}  ${severityPaint(paint, severity)(severity)}`, { width, indent: 0 }),
    hanging("", title, { width, indent: 0 }),
    "\n",
    part("Finds", predicate),
    part("Judges", judges),
    part("Needs", needs),
    part("Why", why),
    part("What to do", remediation),
    ...(references.length === 0 ? [] : [part("Asked by", references.join("; "))]),
  ].join("");
}

/** The same for a program. */
export function explainJson(rule: Rule): string {
  const { id, severity, title, judges, predicate, needs, why, remediation, references } = rule;
  return `${plainJson({ id, severity, title, judges, predicate, needs, why, remediation, references })}\n`;
}
