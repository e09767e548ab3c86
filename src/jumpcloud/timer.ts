import { setTimeout as sleep } from "node:timers/promises";

/** Time as requests need it: milliseconds that only grow, and waiting. Tests put their own in place of it. */
export interface Timer {
  now(): number;
  /** Rejects with the reason of the signal when that comes first. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

export const realTimer: Timer = {
  now: () => performance.now(),
  async wait(ms, signal) {
    try {
      await sleep(ms, undefined, { signal });
    } catch (error) {
      // The timer rejects with an error of its own that only says that it was aborted.
      signal?.throwIfAborted();
      throw error;
    }
  },
};
