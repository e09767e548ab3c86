import { lockTarget } from "../sync-file/lock-target.js";
import type { SyncPlace } from "./place.js";
import { chooseTarget, type TargetOptions } from "./target.js";

/**
 * Holds one file, which the next result replaces. Throws TargetError when something else than a sync file would be lost,
 * LockedError while another sync holds it, OutputError when it cannot be written.
 */
export async function holdFile(
  path: string,
  { now, ...options }: TargetOptions & { now(): Date },
): Promise<SyncPlace> {
  // Before the lock: where something else stands, no lock is laid beside it.
  await chooseTarget(path, options);
  const lock = await lockTarget(path);
  try {
    // Again: another sync may have replaced it before the lock was ours.
    const target = await chooseTarget(path, options);
    return {
      target,
      startedAt: now(),
      ...(lock && { lock }),
      mended: [],
      kept: path,
      look: () => chooseTarget(path, options),
      accept: async () => ({ pruned: 0 }),
    };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}
