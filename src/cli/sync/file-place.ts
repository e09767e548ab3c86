import { lockTarget } from "../../sync-file/lock-target.js";
import type { CommandContext } from "../context.js";
import type { SyncPlace } from "./place.js";
import { chooseTarget, type TargetFlags } from "./target.js";

/**
 * Holds one file, which the next result replaces. Throws UsageError when something else than a sync file would be lost,
 * LockedError while another sync holds it, OutputError when it cannot be written.
 */
export async function holdFile(
  path: string,
  { flags, context }: { flags: TargetFlags; context: Pick<CommandContext, "now"> },
): Promise<SyncPlace> {
  // Before the lock: where something else stands, no lock is laid beside it.
  await chooseTarget(path, flags);
  const lock = await lockTarget(path);
  try {
    // Again: another sync may have replaced it before the lock was ours.
    const target = await chooseTarget(path, flags);
    return {
      target,
      startedAt: context.now(),
      ...(lock && { lock }),
      mended: [],
      kept: path,
      look: () => chooseTarget(path, flags),
      accept: async () => ({ pruned: 0 }),
    };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}
