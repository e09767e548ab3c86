import { type NameMode, redactName } from "../access/name-mode.js";

import type { Subject } from "./finding.js";
import type { JudgedFinding, JudgedRule, ToldSuppression } from "./suppressions.js";
import { type RedactorOptions, type TextRedactor, textRedactor } from "./text-redactor.js";

/** The same results for somebody who is not to read who people are. Groups, apps and roles keep their names. */
export function redactRules(rules: readonly JudgedRule[], options: RedactorOptions): readonly JudgedRule[] {
  const { mode } = options;
  if (mode === "full") return rules;
  const redaction = { mode, redactText: textRedactor(options) };
  return rules.map((judged) => ({
    ...judged,
    ...(judged.notRun !== undefined && { notRun: redaction.redactText(judged.notRun) }),
    findings: judged.findings.map((finding) => redactFinding(finding, redaction)),
    unknown: judged.unknown.map(({ subject, reason }) => ({
      subject: redactSubject(subject, mode),
      reason: redaction.redactText(reason, subject.key),
    })),
  }));
}

interface Redaction {
  mode: NameMode;
  redactText: TextRedactor;
}

/** What was observed is left out: it may hold an address, a title, a manager. */
function redactFinding(finding: JudgedFinding, { mode, redactText }: Redaction): JudgedFinding {
  const { subject, detail, place, suppressedBy, suppressionEnded } = finding;
  return {
    ...finding,
    subject: redactSubject(subject, mode),
    detail: redactText(detail, subject.key),
    observed: {},
    ...(place !== undefined && { place: redactText(place) }),
    ...(suppressedBy && { suppressedBy: redactSuppression(suppressedBy) }),
    ...(suppressionEnded && { suppressionEnded: redactSuppression(suppressionEnded) }),
  };
}

function redactSubject({ id, key, displayName }: Subject, mode: NameMode): Subject {
  const isAccount = id.resourceType === "user" || id.resourceType === "admin_user";
  return { id, key, displayName: isAccount ? redactName(displayName, { id: key, mode }) : displayName };
}

function redactSuppression({ expires }: ToldSuppression): ToldSuppression {
  return { expires };
}
