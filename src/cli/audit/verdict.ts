import type { ExitReason } from "../../audit/document.js";
import { countAtLeast } from "../../audit/report.js";
import type { JudgedRule } from "../../audit/suppressions.js";
import type { SyncFile } from "../../sync-file/read.js";
import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { counted } from "../number-text.js";
import { finishReading, isTooOld, STRANGERS } from "../reader.js";
import type { AuditFlags } from "./audit-flags.js";

/** How an audit ends, and why. */
export interface Verdict {
  exitCode: ExitCode;
  exitReason: ExitReason;
}

/**
 * What the state of the data and of the answer make of the exit code: 3 goes before 1. `file` was read to its end; says
 * so when it holds more or less than it states.
 */
export function auditVerdict(
  { rules, file, strangers }: { rules: readonly JudgedRule[]; file: SyncFile; strangers: number },
  flags: AuditFlags,
  context: CommandContext,
): Verdict {
  const exitCode = finishReading(file, flags, context);
  if (exitCode !== exitCodes.done) {
    const { maxAge } = flags;
    const isOld = maxAge !== undefined && isTooOld(file.header, { maxAge, now: context.now() });
    const exitReason = file.falseCounts().length > 0 ? "falseCounts" : isOld ? "tooOld" : "incomplete";
    return { exitCode, exitReason };
  }
  if (strangers > 0 && !flags.allowIncomplete) {
    context.screen.write(`jc-connector: ${counted(strangers, "grant")} not judged, ${STRANGERS}\n`);
    return { exitCode: exitCodes.incomplete, exitReason: "incomplete" };
  }
  if (flags.strict && notJudged(rules, flags).length > 0) {
    return { exitCode: exitCodes.incomplete, exitReason: "notJudged" };
  }
  const { failOn } = flags;
  return failOn !== undefined && countAtLeast(rules, failOn) > 0
    ? { exitCode: exitCodes.different, exitReason: "findings" }
    : { exitCode: exitCodes.done, exitReason: "done" };
}

/**
 * What `--strict` does not let pass: a rule that could not judge somebody, and one that was asked for by name and was
 * not run. A rule that lacks a file or a flag which nobody gave is no fault of the data.
 */
export function notJudged(rules: readonly JudgedRule[], flags: Pick<AuditFlags, "rules">): JudgedRule[] {
  return rules.filter((judged) => isNotJudged(judged, flags));
}

/** The same of one rule. */
export function isNotJudged(
  { unknown, notRun }: Pick<JudgedRule, "unknown" | "notRun">,
  { rules: asked }: { rules?: readonly string[] | undefined },
): boolean {
  return unknown.length > 0 || (asked !== undefined && notRun !== undefined);
}
