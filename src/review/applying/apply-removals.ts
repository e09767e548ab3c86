import type { ChangeResult } from "../../provision/access-change.js";
import type { PlannedRemoval } from "../plan/plan.js";

/** What came of asking for one removal; "gone" where JumpCloud does not know the account, or what it had, any more. */
export const removalResults = [
  "done",
  "already so",
  "gone",
  "not done",
  "unknown",
] as const satisfies readonly (ChangeResult | "gone")[];
export type RemovalResult = (typeof removalResults)[number];

export interface Asked {
  result: RemovalResult;
  /** The id of the receipt; absent where nothing was sent. */
  receipt?: string;
  /** Why it was not done, or is not known; what is gone. */
  why?: string;
  /** Why nothing after it is begun: the key was refused, or no receipt can be written. */
  stops?: "refused" | "receipts";
  /** It was not asked for, since we refuse it: it says nothing of how JumpCloud is. */
  isRefusedHere?: true;
}

export interface AppliedRemoval extends Omit<Asked, "stops" | "isRefusedHere"> {
  removal: PlannedRemoval;
}

/** Why a run ended before the last removal. */
export type Stop = "failures" | "refused" | "receipts" | "interrupted";

export interface Applied {
  /** In the order of the plan. */
  applied: readonly AppliedRemoval[];
  /** What was not begun. */
  left: readonly PlannedRemoval[];
  /** Absent where it came to the end by itself. */
  stop?: Stop;
}

/** So many in a row are no accident of one removal. */
export const MOST_FAILURES = 5;

/**
 * Asks for one removal after the other. Stops at a refusal of the key, after five in a row that were not done or of which
 * nobody knows, and where the run is to end; the one that was under way then is "unknown".
 *
 * Throws what `ask` throws, unless the run is to end.
 */
export async function applyRemovals(
  removals: readonly PlannedRemoval[],
  {
    ask,
    onProgress,
    signal,
  }: {
    ask(removal: PlannedRemoval): Promise<Asked>;
    /** Called before each removal and after the last, with how many were asked for. */
    onProgress(asked: number): void;
    signal: AbortSignal;
  },
): Promise<Applied> {
  const applied: AppliedRemoval[] = [];
  const ended = (stop: Stop): Applied => ({ applied, left: removals.slice(applied.length), stop });
  let failures = 0;
  for (const removal of removals) {
    onProgress(applied.length);
    if (signal.aborted) return ended("interrupted");
    let asked: Asked;
    try {
      asked = await ask(removal);
    } catch (error) {
      if (!signal.aborted) throw error;
      applied.push({ removal, result: "unknown", why: "the run was ended in the middle of it" });
      return ended("interrupted");
    }
    const { stops, isRefusedHere, ...outcome } = asked;
    applied.push({ removal, ...outcome });
    if (stops !== undefined) return ended(stops);
    const isFailed = outcome.result === "not done" || outcome.result === "unknown";
    if (!isRefusedHere) failures = isFailed ? failures + 1 : 0;
    if (failures === MOST_FAILURES) return ended("failures");
  }
  onProgress(applied.length);
  return { applied, left: [] };
}
