import { isAtLeast, type Severity, severities } from "../model/severity.js";
import type { FileIdentity } from "../sync-file/file-identity.js";
import type { AuditSettings, ExitReason } from "./document.js";
import { activeFindings } from "./outcome.js";
import type { JudgedRule } from "./suppressions.js";

/** All that an audit has to tell, whatever the format. */
export interface AuditReport {
  sync: FileIdentity;
  /** What expiries were measured at. */
  now: Date;
  settings: AuditSettings;
  exitCode: number;
  exitReason: ExitReason;
  /** In the order of all rules. */
  rules: readonly JudgedRule[];
}

/** How many findings that are not suppressed there are of each severity. */
export function countBySeverity(rules: readonly JudgedRule[]): Record<Severity, number> {
  const counts = { info: 0, low: 0, medium: 0, high: 0, critical: 0 };
  for (const rule of rules) for (const { severity } of activeFindings(rule)) counts[severity] += 1;
  return counts;
}

/** How many of them are at least so severe. */
export function countAtLeast(rules: readonly JudgedRule[], least: Severity): number {
  const counts = countBySeverity(rules);
  return severities
    .filter((severity) => isAtLeast(severity, least))
    .reduce((sum, severity) => sum + counts[severity], 0);
}
