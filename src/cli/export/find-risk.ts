import { privilegedBy } from "../../access/privileged.js";
import { audit } from "../../audit/audit.js";
import type { AuditInputs, Population } from "../../audit/population.js";
import { readPopulation } from "../../audit/read-population.js";
import { readSuppressions, type SuppressionsFile } from "../../audit/read-suppressions.js";
import { rules } from "../../audit/rules.js";
import { suppress } from "../../audit/suppress.js";
import { unmatchedPatterns } from "../../audit/unmatched-patterns.js";
import { type RiskOf, riskIndex } from "../../export/risk.js";
import { SyncFileError } from "../../sync-file/errors.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { openSyncFile } from "../../sync-file/read.js";
import { locateTarget } from "../../sync-file/target.js";
import { readAuditInputs, withSuspensions } from "../audit/audit-inputs.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { counted } from "../number-text.js";
import { stoppable } from "../stoppable.js";
import type { ExportFlags } from "./export-flags.js";

/** What an audit is told, whatever asks for its findings. */
export type RiskFlags = Pick<
  ExportFlags,
  "dir" | "roster" | "sod" | "suppressions" | "privileged" | "internalDomain"
>;

/** Throws UsageError when the input can be read only once; `asker` is what reads it twice. */
export async function refuseSingleReading(path: string, asker: string): Promise<void> {
  const isFile = path !== "-" && (await locateTarget(path)).kind !== "stream";
  if (isFile) return;
  throw new UsageError(`${asker} reads the sync file twice: give the name of a file, not standard input`);
}

/** What an audit is given besides the sync file. */
export interface RiskInputs {
  inputs: AuditInputs;
  suppressions: SuppressionsFile | undefined;
}

/** Throws InputFileError. */
export async function readRiskInputs(
  flags: RiskFlags,
  context: Pick<CommandContext, "now">,
): Promise<RiskInputs> {
  const { suppressions } = flags;
  return {
    inputs: await readAuditInputs(flags, context),
    suppressions: suppressions === undefined ? undefined : await readSuppressions(suppressions),
  };
}

export interface FoundRisk {
  riskOf: RiskOf;
  /** What was given in vain, and which rules judged nobody: a row without their flags says nothing. */
  remarks: readonly string[];
}

/**
 * Audits the file of which `header` was read, by all rules. Throws SyncFileError, also when another sync has taken the
 * file's place meanwhile.
 */
export async function findRisk(
  path: string,
  how: {
    header: SyncHeader;
    given: RiskInputs;
    named: string | undefined;
    /** What asks for it, as remarks begin: "--risk". */
    asker: string;
    flags: RiskFlags;
    context: Pick<CommandContext, "io" | "now" | "signal">;
  },
): Promise<FoundRisk> {
  const { header, given, named, asker, flags, context } = how;
  const file = await openSyncFile(path, { stdin: context.io.stdin });
  try {
    if (file.header.id !== header.id) {
      throw new SyncFileError(`${file.name}: another sync was written while this one was read: run it again`);
    }
    const read = await readPopulation(file, {
      isPrivileged: privilegedBy(flags.privileged ?? []),
      now: context.now(),
      inputs: given.inputs,
      passing: (batches) => stoppable(batches, context.signal),
    });
    return judged(await withSuspensions(read, { named, flags, context }), { given, asker });
  } finally {
    await file.close();
  }
}

function judged(
  population: Population,
  { given: { inputs, suppressions }, asker }: { given: RiskInputs; asker: string },
): FoundRisk {
  const results = suppress(audit(population, rules), suppressions?.suppressions ?? [], population);
  const notRun = results.rules.flatMap(({ rule, notRun }) => (notRun === undefined ? [] : [rule.id]));
  return {
    riskOf: riskIndex(results.rules),
    remarks: [
      ...unmatchedPatterns(inputs.sodRules ?? [], population).map(
        ({ ruleId, side }) => `--sod: ${ruleId}: a pattern of ${side} matches nothing`,
      ),
      ...results.unused.flatMap(
        (index) =>
          suppressions?.complaintAbout(index, "it suppresses nothing: no finding is like this") ?? [],
      ),
      ...(notRun.length === 0
        ? []
        : [
            `${asker}: ${counted(notRun.length, "rule")} could judge nobody (jc-connector audit tells why): ${notRun.join(", ")}`,
          ]),
    ],
  };
}
