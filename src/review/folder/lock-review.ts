import { acquireLock, type Lock } from "../../sync-file/lock.js";
import type { ReviewPaths } from "./layout.js";

/**
 * Takes the lock of a review, which whoever changes something in its folder holds. Throws LockedError while another run
 * does, OutputError.
 */
export async function lockReview({ lock }: Pick<ReviewPaths, "lock">, now: () => Date): Promise<Lock> {
  return acquireLock(lock, { now, holder: "run" });
}
