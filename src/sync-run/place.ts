import type { SyncHeader } from "../sync-file/header.js";
import type { Lock } from "../sync-file/lock.js";
import type { SyncTarget } from "./target.js";

/** A place that a sync may write to, held for this run alone until it is released. */
export interface SyncPlace {
  target: SyncTarget;
  /** When the sync begins: not before the place is ours. */
  startedAt: Date;
  /** The sync that this one follows, in a folder of dated files. */
  previous?: NonNullable<SyncHeader["previous"]>;
  /** Absent for a stream: nobody else writes to it. */
  lock?: Lock;
  /** What was put right before this run, in words. */
  mended: readonly string[];
  /** What a person keeps to themselves: the file, or the folder that it is one of. */
  kept: string;
  /** What stands where the result is going to stand, looked at once more. Rejects with TargetError and OutputError. */
  look(): Promise<Pick<SyncTarget, "standing" | "standingPath">>;
  /** Makes what was written the newest that there is; tells how many files went for it. Rejects with OutputError. */
  accept(written: { sha256: string }): Promise<{ pruned: number }>;
}
