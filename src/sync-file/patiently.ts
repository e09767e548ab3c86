import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./system-error.js";

/** Time and place of an attempt; tests put their own in. */
export interface Patience {
  platform: NodeJS.Platform;
  /** In milliseconds. */
  wait(ms: number): Promise<unknown>;
}

/** A virus scanner, a backup or an indexer lets go of a file within seconds: 6.35 in all. */
const WAITS_MS = [50, 100, 200, 400, 800, 1600, 3200];
const MOMENTARY: ReadonlySet<string | undefined> = new Set(["EACCES", "EBUSY", "EPERM"]);
/** On a share of Windows the same is met elsewhere; EACCES is a permission there, which waiting does not change. */
const MOMENTARY_ELSEWHERE: ReadonlySet<string | undefined> = new Set(["EBUSY", "EPERM"]);

/**
 * Windows refuses to rename or remove what another process has open: then `attempt` is made again with growing waits.
 * Rejects as the last attempt did.
 */
export async function patiently<Result>(
  attempt: () => Promise<Result>,
  { platform = process.platform, wait = sleep }: Partial<Patience> = {},
): Promise<Result> {
  const momentary = platform === "win32" ? MOMENTARY : MOMENTARY_ELSEWHERE;
  for (const ms of WAITS_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!momentary.has(errorCode(error))) throw error;
      await wait(ms);
    }
  }
  return attempt();
}
