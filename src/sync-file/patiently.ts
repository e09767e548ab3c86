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

/**
 * Windows refuses to rename or remove what another process has open: there `attempt` is made again with growing waits.
 * Elsewhere the same codes mean a permission, and do not change by waiting. Rejects as the last attempt did.
 */
export async function patiently<Result>(
  attempt: () => Promise<Result>,
  { platform = process.platform, wait = sleep }: Partial<Patience> = {},
): Promise<Result> {
  for (const ms of platform === "win32" ? WAITS_MS : []) {
    try {
      return await attempt();
    } catch (error) {
      if (!MOMENTARY.has(errorCode(error))) throw error;
      await wait(ms);
    }
  }
  return attempt();
}
