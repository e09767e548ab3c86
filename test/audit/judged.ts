import { privilegedBy } from "../../src/access/privileged.js";
import { audit, type RuleResult } from "../../src/audit/audit.js";
import type { AuditInputs } from "../../src/audit/population.js";
import { readPopulation } from "../../src/audit/read-population.js";
import type { Rule } from "../../src/audit/rule.js";
import { openSmallFile, type SmallFile } from "../support/small-sync-file.js";

export interface JudgedOptions {
  inputs?: AuditInputs;
  /** As `--privileged`. */
  privileged?: readonly string[];
  now?: Date;
}

/** What a rule makes of a small organisation: each subject by its key, and why it is not run. */
export interface Judged {
  /** "user:u1": ["critical", "user suspended, …"], with the entitlement where the finding names one. */
  findings: string[][];
  clean: number;
  unknown: [subject: string, reason: string][];
  notRun?: string;
}

/** All of it, with what is observed and where it counts. */
export async function resultOf(
  rule: Rule,
  file: SmallFile,
  options: JudgedOptions = {},
): Promise<RuleResult> {
  const { inputs = {}, privileged = [], now = new Date("2026-11-23T09:00:00Z") } = options;
  const isPrivileged = privilegedBy(privileged);
  const population = await readPopulation(await openSmallFile(file), { isPrivileged, now, inputs });
  const [result] = audit(population, [rule]);
  if (result === undefined) throw new Error("a rule was asked and gave no result");
  return result;
}

export async function judged(rule: Rule, file: SmallFile, options: JudgedOptions = {}): Promise<Judged> {
  const { findings, clean, unknown, notRun } = await resultOf(rule, file, options);
  return {
    findings: findings.map(({ subject, severity, detail, entitlementId }) => [
      subject.key,
      severity,
      detail,
      ...(entitlementId === undefined ? [] : [entitlementId]),
    ]),
    clean,
    unknown: unknown.map(({ subject, reason }) => [subject.key, reason]),
    ...(notRun !== undefined && { notRun }),
  };
}
