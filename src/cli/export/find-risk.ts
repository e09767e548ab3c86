import type { IsPrivileged } from "../../access/privileged.js";
import { audit } from "../../audit/audit.js";
import { readPopulation } from "../../audit/read-population.js";
import { rules } from "../../audit/rules.js";
import { type RiskOf, riskIndex } from "../../export/risk.js";
import { SyncFileError } from "../../sync-file/errors.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { openSyncFile } from "../../sync-file/read.js";
import { locateTarget } from "../../sync-file/target.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { stoppable } from "../stoppable.js";

/** Throws UsageError when the input can be read only once. */
export async function refuseSingleReading(path: string): Promise<void> {
  const isFile = path !== "-" && (await locateTarget(path)).kind !== "stream";
  if (isFile) return;
  throw new UsageError("--risk reads the sync file twice: give the name of a file, not standard input");
}

export interface FoundRisk {
  riskOf: RiskOf;
  /** Ids of the rules that judged nobody: a row without their flags says nothing. */
  notRun: readonly string[];
}

/**
 * Audits the file of which `header` was read, by all rules. Throws SyncFileError, also when another sync has taken the
 * file's place meanwhile.
 */
export async function findRisk(
  path: string,
  how: {
    header: SyncHeader;
    isPrivileged: IsPrivileged;
    internalDomains: readonly string[] | undefined;
    context: Pick<CommandContext, "io" | "now" | "signal">;
  },
): Promise<FoundRisk> {
  const { header, isPrivileged, internalDomains, context } = how;
  const file = await openSyncFile(path, { stdin: context.io.stdin });
  try {
    if (file.header.id !== header.id) {
      throw new SyncFileError(`${file.name}: another sync was written while this one was read: run it again`);
    }
    const population = await readPopulation(file, {
      isPrivileged,
      now: context.now(),
      inputs: internalDomains === undefined ? {} : { internalDomains },
      passing: (batches) => stoppable(batches, context.signal),
    });
    const results = audit(population, rules);
    return {
      riskOf: riskIndex(results),
      notRun: results.filter(({ notRun }) => notRun !== undefined).map(({ rule }) => rule.id),
    };
  } finally {
    await file.close();
  }
}
