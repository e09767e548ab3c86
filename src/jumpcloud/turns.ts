import type { Pacer } from "./pacer.js";
import type { Timer } from "./timer.js";

/** Resolves when the caller may send at once. Rejects with the reason of the signal. */
export type Turn = () => Promise<void>;

/** Turns are given to one at a time, in order, so that nobody overtakes and no herd runs when a wait is over. */
export function createTurns(pacer: Pacer, { timer, signal }: { timer: Timer; signal?: AbortSignal }): Turn {
  let last: Promise<void> = Promise.resolve();

  async function claim(): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const waitMs = pacer.claim(timer.now());
      if (waitMs <= 0) return;
      await timer.wait(waitMs, signal);
    }
  }

  return () => {
    const mine = last.then(claim);
    last = mine.catch(() => {});
    return mine;
  };
}
