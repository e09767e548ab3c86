import { privilegedBy } from "../../access/privileged.js";
import { audit } from "../../audit/audit.js";
import type { AuditSettings } from "../../audit/document.js";
import { readPopulation } from "../../audit/read-population.js";
import { readSuppressions, type SuppressionsFile } from "../../audit/read-suppressions.js";
import { redactRules } from "../../audit/redact.js";
import { suppress } from "../../audit/suppress.js";
import type { JudgedRule } from "../../audit/suppressions.js";
import { type UnmatchedPattern, unmatchedPatterns } from "../../audit/unmatched-patterns.js";
import { plainText } from "../../model/plain-text.js";
import { fileIdentity } from "../../sync-file/file-identity.js";
import { openSyncFile } from "../../sync-file/read.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { counted } from "../number-text.js";
import { writeOutput } from "../output.js";
import { createPaint } from "../paint.js";
import { introduce, readerFile } from "../reader.js";
import { textWidth } from "../screen.js";
import { stoppable } from "../stoppable.js";
import { unmatchedGlobs } from "../unmatched-globs.js";
import type { AuditFlags } from "./audit-flags.js";
import { readAuditInputs, withSuspensions } from "./audit-inputs.js";
import { chooseRule, chooseRules } from "./choose-rules.js";
import { explainJson, explainText } from "./explain.js";
import { renderAudit } from "./render-audit.js";
import { auditVerdict, notJudged } from "./verdict.js";

/** `jc-connector audit`: what a reviewer should look at, on standard output. */
export async function runAudit(
  named: string | undefined,
  flags: AuditFlags,
  context: CommandContext,
): Promise<ExitCode> {
  if (flags.explain !== undefined) return runExplain(flags.explain, { named, flags, context });
  const { io, now, signal, screen } = context;
  const note = (text: string) => screen.write(`jc-connector: ${plainText(text)}\n`);
  const rules = chooseRules(flags.rules, context);
  const suppressions =
    flags.suppressions === undefined ? undefined : await readSuppressions(flags.suppressions);
  const inputs = await readAuditInputs(flags, context);
  const { privileged = [] } = flags;
  const file = await openSyncFile(await readerFile(named, flags, io.env), { stdin: io.stdin });
  try {
    introduce(file.header, flags, context);
    const read = await readPopulation(file, {
      isPrivileged: privilegedBy(privileged),
      now: now(),
      inputs,
      passing: (batches) => stoppable(batches, signal),
    });
    const population = await withSuspensions(read, { named, flags, context });
    for (const glob of unmatchedGlobs(privileged, population.resources)) {
      note(`--privileged ${glob} matches nothing`);
    }
    for (const pattern of unmatchedPatterns(inputs.sodRules ?? [], population)) {
      note(unmatchedWords(pattern, flags));
    }
    const judged = suppress(audit(population, rules), suppressions?.suppressions ?? [], population);
    tellUnused(judged.unused, { suppressions, note });
    const verdict = auditVerdict(
      { rules: judged.rules, file, strangers: population.held.strangers },
      flags,
      context,
    );
    if (flags.strict) tellNotJudged(notJudged(judged.rules, flags), note);
    const report = {
      sync: fileIdentity(file.name, population.file),
      now: population.now,
      settings: settingsOf(flags),
      rules: redactRules(judged.rules, { ...population, mode: flags.names }),
      ...verdict,
    };
    await writeOutput(context, renderAudit(report, { flags, context, header: file.header }));
    return verdict.exitCode;
  } finally {
    await file.close();
  }
}

async function runExplain(
  id: string,
  { named, flags, context }: { named: string | undefined; flags: AuditFlags; context: CommandContext },
): Promise<ExitCode> {
  const { format } = flags;
  if (named !== undefined || flags.dir !== undefined) {
    throw new UsageError(`--explain tells of a rule and reads no file: leave out ${named ?? "--dir"}`);
  }
  if (format !== "text" && format !== "json")
    throw new UsageError(`--explain knows text and json, not ${format}`);
  const rule = chooseRule(id, context);
  const { io, color } = context;
  const layout = { width: textWidth(io.stdout), paint: createPaint(io.stdout, { mode: color, env: io.env }) };
  await writeOutput(context, [format === "json" ? explainJson(rule) : explainText(rule, layout)]);
  return exitCodes.done;
}

function tellUnused(
  unused: readonly number[],
  { suppressions, note }: { suppressions: SuppressionsFile | undefined; note: (text: string) => void },
): void {
  for (const index of unused) {
    const complaint = suppressions?.complaintAbout(index, "it suppresses nothing: no finding is like this");
    if (complaint !== undefined) note(complaint);
  }
}

/** Who is exempt is not named where nobody is to be. */
function unmatchedWords({ ruleId, side, pattern }: UnmatchedPattern, { names }: AuditFlags): string {
  const what = side === "exempt" && names !== "full" ? "a pattern" : pattern;
  return `--sod: ${ruleId}: ${side}: ${what} matches ${side === "exempt" ? "nobody" : "nothing"}`;
}

function tellNotJudged(rules: readonly JudgedRule[], note: (text: string) => void): void {
  for (const { rule, unknown, notRun } of rules) {
    const words = notRun === undefined ? `${counted(unknown.length, "subject")} unknown` : "not run";
    note(`--strict: ${rule.id}: ${words}`);
  }
}

function settingsOf(flags: AuditFlags): AuditSettings {
  const { failOn, strict, rules, privileged, internalDomain, roster, sod, suppressions } = flags;
  return {
    ...(failOn && { failOn }),
    ...(strict && { strict }),
    ...(rules && { rules: [...rules] }),
    ...(privileged && { privileged: [...privileged] }),
    ...(internalDomain && { internalDomains: [...internalDomain] }),
    ...(roster && { roster }),
    ...(sod && { sod }),
    ...(suppressions && { suppressions }),
  };
}
