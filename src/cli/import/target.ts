import type { SyncHeader } from "../../sync-file/header.js";
import { lockTarget } from "../../sync-file/lock-target.js";
import { locateTarget } from "../../sync-file/target.js";
import { lookAt, refuseLater, refuseOtherOrganization, type Standing } from "../../sync-run/target.js";
import { TargetError } from "../../sync-run/target-error.js";
import { UsageError } from "../errors.js";
import { targetWords } from "../target-words.js";

export interface ImportTargetFlags {
  out: string;
  match?: string;
  force?: true;
}

/** Where an import is written to, held for this run alone. */
export interface ImportTarget {
  path: string;
  /** Aborted when somebody took the place over, too. */
  signal: AbortSignal;
  /** Throws UsageError when another organisation's sync would be replaced, or a later one. */
  refuse(header: SyncHeader): Promise<void>;
  /** The same right before the file is replaced, as long as the place is ours: else LockLostError. */
  recheck(header: SyncHeader): Promise<void>;
}

/**
 * Lets `use` have the place, before anything is read for it. Throws UsageError when something else than a sync file would
 * be lost, or a file that is read; LockedError while somebody else writes there; OutputError when it cannot be written.
 */
export async function withTarget<Result>(
  source: string,
  { flags, signal }: { flags: ImportTargetFlags; signal: AbortSignal },
  use: (target: ImportTarget) => Promise<Result>,
): Promise<Result> {
  const { out, force } = flags;
  if (out === "") throw new UsageError("--out names no file");
  await refuseInputs(source, flags);
  const look = () => inWords(() => lookAt(out, { ...(force && { force }) }));
  // Before the lock: where something else stands, no lock is laid beside it.
  await look();
  const lock = await lockTarget(out, { holder: "run" });
  const refuse = async (header: SyncHeader) => {
    const standing = await look();
    if (!force) await inWords(async () => refuseStanding(standing, header));
  };
  try {
    // Again: somebody else may have written there before the lock was ours.
    await look();
    return await use({
      path: out,
      signal: lock === undefined ? signal : AbortSignal.any([signal, lock.lost]),
      refuse,
      async recheck(header) {
        await lock?.check();
        await refuse(header);
      },
    });
  } finally {
    await lock?.release();
  }
}

function refuseStanding(standing: Standing, header: SyncHeader): void {
  const { id, displayName } = header.source.organization;
  const read = id === undefined ? undefined : { id, ...(displayName !== undefined && { displayName }) };
  refuseOtherOrganization(standing, read);
  refuseLater(standing, header);
}

/** What import calls the flag that a sync has another name for. */
async function inWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TargetError) throw new UsageError(targetWords(error, { file: "--out" }));
    throw error;
  }
}

async function refuseInputs(source: string, { out, match }: ImportTargetFlags): Promise<void> {
  const located = await locateTarget(out);
  for (const input of [source, ...(match === undefined ? [] : [match])]) {
    const other = await locateTarget(input);
    if (located.kind !== "file" || other.kind !== "file" || other.path !== located.path) continue;
    throw new UsageError(`${out} is what is read, and would be replaced: name another --out`);
  }
}
