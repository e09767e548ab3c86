import type { Subject } from "../../audit/finding.js";
import type { AuditReport } from "../../audit/report.js";
import type { Rule } from "../../audit/rule.js";
import type { JudgedFinding, ToldSuppression } from "../../audit/suppressions.js";
import { type Table, textColumn } from "../table/column.js";
import type { Rows } from "../table/row-format.js";

/** A finding; or somebody who could not be judged; or a rule that was not run, which is about nobody. */
interface AuditRow {
  rule: Rule;
  severity: string;
  subject?: Subject;
  detail: string;
  entitlementId?: string;
  suppressedBy?: ToldSuppression;
  suppressionEnded?: ToldSuppression;
  /** What to do; of a finding alone. */
  remediation?: string;
}

export const auditTable: Table<AuditRow> = {
  noun: "finding",
  columns: [
    textColumn("ruleId", ({ rule }) => rule.id),
    textColumn("severity", ({ severity }) => severity),
    textColumn("type", ({ subject }) => subject?.id.resourceType),
    textColumn("id", ({ subject }) => subject?.id.resource),
    textColumn("displayName", ({ subject }) => subject?.displayName),
    textColumn("email", ({ subject }) => subject?.email),
    textColumn("detail", ({ detail }) => detail),
    textColumn("entitlementId", ({ entitlementId }) => entitlementId),
    textColumn("suppressedUntil", ({ suppressedBy }) => suppressedBy?.expires),
    textColumn("suppressionReason", ({ suppressedBy }) => suppressedBy?.reason),
    textColumn("approvedBy", ({ suppressedBy }) => suppressedBy?.approvedBy),
    textColumn("suppressionEnded", ({ suppressionEnded }) => suppressionEnded?.expires),
    textColumn("title", ({ rule }) => rule.title),
    textColumn("remediation", ({ remediation }) => remediation),
    textColumn("references", ({ rule }) => rule.references.join("; ")),
  ],
  importance: [],
};

/** Rule by rule, in their order: no row is lost in a count. */
export async function* auditRows({ rules }: AuditReport): Rows<AuditRow> {
  for (const { rule, findings, unknown, notRun } of rules) {
    yield [
      ...findings.map((finding): AuditRow => findingRow(finding, rule)),
      ...unknown.map(({ subject, reason }) => ({ rule, severity: "unknown", subject, detail: reason })),
      ...(notRun === undefined ? [] : [{ rule, severity: "not run", detail: notRun }]),
    ];
  }
}

function findingRow(finding: JudgedFinding, rule: Rule): AuditRow {
  const { severity, subject, detail, entitlementId, suppressedBy, suppressionEnded } = finding;
  return {
    rule,
    severity,
    subject,
    detail,
    remediation: rule.remediation,
    ...(entitlementId !== undefined && { entitlementId }),
    ...(suppressedBy && { suppressedBy }),
    ...(suppressionEnded && { suppressionEnded }),
  };
}
