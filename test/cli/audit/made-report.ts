import type { Subject } from "../../../src/audit/finding.js";
import type { AuditReport } from "../../../src/audit/report.js";
import type { Rule } from "../../../src/audit/rule.js";
import type { JudgedFinding, JudgedRule } from "../../../src/audit/suppressions.js";
import type { Severity } from "../../../src/model/severity.js";

/** What a made-up rule found; the rest of the rule is as little as it can be. */
export interface MadeRule {
  id: string;
  places?: string;
  findings?: readonly (Partial<JudgedFinding> & { name?: string })[];
  clean?: number;
  unknown?: readonly { name: string; reason: string }[];
  notRun?: string;
}

function subjectOf(name: string): Subject {
  const id = { resourceType: "user", resource: name.toLowerCase() };
  return { id, key: `user:${id.resource}`, displayName: name, email: `${id.resource}@example.com` };
}

function madeRule({ id, places }: MadeRule): Rule {
  return {
    id,
    severity: "high",
    title: `The title of ${id}`,
    judges: "users",
    predicate: "…",
    needs: "…",
    why: "…",
    remediation: "Mend it.",
    references: ["CIS 5.3"],
    ...(places !== undefined && { places }),
    judge: () => {},
  };
}

/** What was made of these rules, as a renderer is given it. */
export function madeReport(
  made: readonly MadeRule[],
  given: Partial<Pick<AuditReport, "settings" | "exitCode" | "exitReason">> = {},
): AuditReport {
  const rules = made.map((one): JudgedRule => {
    const { id, findings = [], clean = 0, unknown = [], notRun } = one;
    return {
      rule: madeRule(one),
      findings: findings.map(({ name = "Ada", ...finding }) => ({
        ruleId: id,
        severity: "high",
        subject: subjectOf(name),
        detail: "no MFA",
        observed: {},
        ...finding,
      })),
      clean,
      unknown: unknown.map(({ name, reason }) => ({ subject: subjectOf(name), reason })),
      ...(notRun !== undefined && { notRun }),
    };
  });
  return {
    sync: {
      file: "sync.json",
      id: "s1",
      startedAt: "2026-11-23T02:00:00.000Z",
      complete: true,
      organization: { id: "o1", displayName: "Example" },
      digest: "sha256:0",
    },
    now: new Date("2026-11-23T09:00:00Z"),
    settings: {},
    exitCode: 0,
    exitReason: "done",
    rules,
    ...given,
  };
}

/** So many findings of somebody else each, in these places in turn. */
export function many(count: number, severity: Severity, places: readonly string[] = []) {
  return Array.from({ length: count }, (_, index) => {
    const place = places[index % places.length];
    return { name: `U${index + 1}`, severity, ...(place !== undefined && { place }) };
  });
}
